import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { passages } from '../../../adapters/cli/passages.ts'
import { SHIPPED } from '../../shipped.ts'
import { some } from '../../thorough.ts'
import { sharedFolder } from '../../town/bot.ts'
import { CYCLE_PATH, PATROLS, PLAYGROUND, FIRST_TEXTS as TOWN } from '../../town/town.ts'
import { call, objects, runForHead, type Surroundings } from './program.ts'

const town = sharedFolder(TOWN)

test('passages --json prints every passage of the folder, one object a line, in reading order', async () => {
  const { code, out, err } = await call(passages, '--json', '--content', town)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  const printed = objects(out)
  expect(printed.map(passage => passage.text)).toEqual([
    CYCLE_PATH,
    'Na nádraží přibude dvacet stojanů.',
    'Opravíme tyto chodníky:',
    'v Zámecké ulici,',
    'u sokolovny.',
    PLAYGROUND,
    PATROLS,
  ])
  for (const passage of printed) {
    expect(passage).toMatchObject({
      code: expect.stringMatching(/^KOL2\d-[0-9A-Z]{5,12}$/),
      kind: expect.stringMatching(/^(?:program|prevention)$/),
      headings: expect.any(Array),
      source: {
        file: expect.any(String),
        lines: [expect.any(Number), expect.any(Number)],
        title: expect.any(String),
        place: 'Kolín',
        year: expect.any(Number),
        status: expect.any(String),
        wording: expect.stringMatching(/^(?:verbatim|summary)$/),
      },
    })
    for (const field of ['election', 'guarantor', 'url', 'link']) expect(passage.source).toHaveProperty(field)
    expect(passage).not.toHaveProperty('score')
  }
  expect(new Set(printed.map(passage => passage.code)).size).toBe(printed.length)
})

test('the lines of each passage are where its first and last word stand', async () => {
  const { out } = await call(passages, '--json', '--content', SHIPPED)
  const printed = objects(out) as { text: string; source: { file: string; lines: [number, number] } }[]
  expect(printed.length).toBeGreaterThan(100)
  const misplaced = printed.filter(({ text, source }) => {
    const lines = readFileSync(join(SHIPPED, source.file), 'utf8').split('\n')
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
    const [from, to] = source.lines
    return !lines[from - 1]?.includes(words[0] ?? '?') || !lines[to - 1]?.includes(words.at(-1) ?? '?')
  })
  expect(misplaced).toEqual([])
})

// Several times as much as a pipe holds.
const sentences = Array.from({ length: 400 }, (_, at) => `Opravíme lávku číslo ${at}.`)
const long = sharedFolder({
  '2026-kolin/lavky.md': `---\ntitle: Lávky\n---\n${sentences.join('\n\n')}\n`,
})
const questions = { input: 'cyklostezka podél Labe\n'.repeat(150), env: { MEANING: 'off' } }

test.each(
  some<readonly [string, readonly string[], Surroundings]>(
    [
      ['passages', ['passages', '--json', '--content', long], {}],
      ['ask', ['ask', '--lines', '--content', town], questions],
    ],
    2,
  ),
)('a reader that has seen enough of %s is no error', async (_, args, surroundings) => {
  const { code, out, err } = await runForHead(args, surroundings)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).not.toBe('')
})
