import { describe, expect, test } from 'vitest'
import { ContentReport } from '../../../adapters/cli/content-report.ts'
import type { Built, Fault } from '../../../adapters/live/protocol.ts'

const FAULT: Fault = {
  ...{ rule: 'front-matter-invalid', folder: '/obsah', file: 'a.md', line: 2 },
  ...{ message: 'The head is not valid.', remedy: 'Mend it.', isStale: true },
}

const built = (...faults: readonly Fault[]): Built => ({
  snapshot: new SharedArrayBuffer(0),
  ...{ texts: 3, passages: 40, faults },
})

function report() {
  const logged: string[] = []
  const gauges: unknown[] = []
  const log = {
    debug: () => {},
    info: (event: string, details = {}) => void logged.push(`info ${event} ${JSON.stringify(details)}`),
    warn: (event: string, details: { file?: string } = {}) =>
      void logged.push(`warn ${event} ${details.file ?? ''}`),
    error: () => {},
  }
  const metrics = {
    setPassages: (count: number) => void gauges.push(count),
    setContent: ({ faults }: { faults: number }) => void gauges.push(faults),
  }
  const content = new ContentReport(log, metrics, () => new Date('2026-03-01T10:00:00Z'))
  return { content, logged, gauges }
}

const SINCE = 'content: 3 texts, 40 passages, since 2026-03-01T10:00:00.000Z\n'

describe('the report on the content', () => {
  test('says what answers, since when, and what does not', () => {
    const { content, gauges } = report()
    expect(content.text).toBe('')
    content.set(built(FAULT, { ...FAULT, file: '.', rule: 'folder-empty', line: null, isStale: false }))
    expect(content.text).toBe(
      `${SINCE}/obsah/a.md:2 front-matter-invalid, answers: as it was before\n/obsah/. folder-empty, answers: not at all\n`,
    )
    expect(gauges).toEqual([40, 2])
  })

  test('says that files are being changed, until what they say answers', () => {
    const { content } = report()
    content.set(built())
    content.isChanging = true
    expect(content.text).toBe(`${SINCE}content has changed and is being read\n`)
    content.set(built())
    expect(content.text).toBe(SINCE)
  })

  test('logs each load, and a fault when it is new', () => {
    const { content, logged } = report()
    const counted = (faults: number) => `info content {"texts":3,"passages":40,"faults":${faults}}`
    content.set(built(FAULT))
    content.set(built(FAULT, { ...FAULT, file: 'b.md' }))
    content.set(built())
    content.set(built(FAULT))
    expect(logged).toEqual([
      ...[counted(1), 'warn content fault a.md', counted(2), 'warn content fault b.md', counted(0)],
      ...[counted(1), 'warn content fault a.md'],
    ])
  })

  test('tells what goes wrong once, and no more when it is over', () => {
    const { content, logged } = report()
    content.set(built())
    for (const reason of ['ENOSPC', 'ENOSPC']) content.failed('watch', reason)
    content.failed('read', 'broken')
    expect(logged.slice(1)).toEqual([
      'warn content cannot be watched, changes are seen within half a minute ',
      'warn the content that has changed cannot be read, the one before answers ',
    ])
    expect(content.text.split('\n')).toHaveLength(4)
    content.set(built())
    expect(content.text).toBe(`${SINCE}content cannot be watched, changes are seen within half a minute\n`)
  })

  test('lists only so many faults', () => {
    const { content } = report()
    content.set(built(...Array.from({ length: 30 }, (_, at) => ({ ...FAULT, file: `${at}.md` }))))
    expect(content.text).toContain('and 10 more faults; see doslova check\n')
    expect(content.text.split('\n')).toHaveLength(23)
  })
})
