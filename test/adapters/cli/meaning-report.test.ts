import { describe, expect, test } from 'vitest'
import { MeaningReport } from '../../../adapters/cli/meaning-report.ts'
import type { MeaningState } from '../../../adapters/worker/protocol.ts'

function report() {
  const logged: string[] = []
  const gauge: number[] = []
  const log = {
    debug: () => {},
    info: (event: string, details = {}) => void logged.push(`info ${event} ${JSON.stringify(details)}`),
    warn: (event: string, details = {}) => void logged.push(`warn ${event} ${JSON.stringify(details)}`),
    error: () => {},
  }
  const meaning = new MeaningReport(log, { setUnembedded: count => void gauge.push(count) })
  return { meaning, logged, gauge }
}

describe('the report on meaning', () => {
  test.each<[MeaningState, string]>([
    [{ kind: 'off' }, 'meaning: off\n'],
    [{ kind: 'on', compared: 'all passages' }, 'meaning: on\n'],
    [{ kind: 'on', compared: 'passages found by words' }, 'meaning: on, among passages found by words\n'],
    [{ kind: 'embedding', left: 7 }, 'meaning: 7 passages to embed, words alone answer\n'],
    [{ kind: 'failed', reason: 'MEANING_URL: …' }, 'meaning: failed, words alone answer\n'],
  ])('of %j for whoever asks whether it is ready', (state, line) => {
    const { meaning } = report()
    meaning.set(state)
    expect(meaning.text).toBe(line)
  })

  test('stands in the log when it changes, not with each passage', () => {
    const { meaning, logged, gauge } = report()
    for (const left of [3, 2, 1]) meaning.set({ kind: 'embedding', left })
    meaning.set({ kind: 'on', compared: 'all passages' })
    meaning.set({ kind: 'failed', reason: 'it took too long' })
    meaning.set({ kind: 'failed', reason: 'it took too long' })
    meaning.set({ kind: 'on', compared: 'all passages' })
    expect(logged).toEqual([
      'info meaning is being read, words alone answer {"passages":3}',
      'info meaning {"state":"on","compared":"all passages"}',
      'warn meaning failed, words alone answer {"reason":"it took too long"}',
      'info meaning {"state":"on","compared":"all passages"}',
    ])
    expect(gauge).toEqual([3, 2, 1, 0, 0, 0, 0])
  })
})
