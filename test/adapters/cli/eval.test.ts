import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { evaluate } from '../../../adapters/cli/eval.ts'
import { UsageError } from '../../../adapters/shared/usage.ts'
import { sharedFolder } from '../../town/bot.ts'
import { FIRST_TEXTS as TOWN } from '../../town/town.ts'
import { call, quietStreams } from './program.ts'

const rows = [
  {
    id: 'k1',
    question: 'cyklostezka podél Labe',
    style: 'plain',
    gold: [{ file: '2026-kolin/doprava.md', contains: 'podél Labe postavíme' }],
  },
  {
    id: 'k2',
    turns: ['hřiště v parku', 'a v Kolíně?'],
    gold: [{ file: '2026-kolin/hriste.md', contains: 'každý den do osmi večer' }],
  },
  {
    id: 'k3',
    question: 'noční hlídky strážníků',
    style: 'plain',
    gold: [{ file: '2026-kolin/hriste.md', contains: 'každý den do osmi večer' }],
  },
  { id: 'k4', question: 'děkuji', style: 'noise', gold: [] },
]
const lines = (list: readonly unknown[]) => `${list.map(row => JSON.stringify(row)).join('\n')}\n`

/** As the shared sets lie: question files beside the folder of sites. */
const shared = sharedFolder({
  ...Object.fromEntries(Object.entries(TOWN).map(([path, text]) => [`corpora/kolin/${path}`, text])),
  'eval/kolin.jsonl': lines(rows.map(row => ({ ...row, site: 'kolin' }))),
  'eval/anywhere.jsonl': lines(rows),
  'eval/broken.jsonl': `${JSON.stringify(rows[0])}\n\n{"question":\n`,
  'eval/goldless.jsonl': lines([rows[0], { question: 'kola' }]),
  'eval/lost.jsonl': lines([{ ...rows[0], site: 'neni' }]),
})
const file = (name: string) => join(shared, 'eval', name)

describe('eval', () => {
  test('scores each question over its own site', async () => {
    const { code, out, err } = await call(evaluate, '--json', file('kolin.jsonl'))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject([
      {
        file: file('kolin.jsonl'),
        answerable: 3,
        hit1: 2 / 3,
        hit3: 2 / 3,
        hit5: 2 / 3,
        mrr: 2 / 3,
        excerpt1: 2 / 3,
        excerpt3: 2 / 3,
        falseNoes: 0,
        unanswerable: 1,
        falseAnswers: 0,
        styles: { plain: { answerable: 2, hit1: 0.5 }, 'follow-up': { answerable: 1, hit1: 1 } },
        questions: [
          { id: 'k1', outcome: 'found', rank: 1, excerptRank: 1 },
          { id: 'k2', outcome: 'found', rank: 1 },
          { id: 'k3', outcome: 'found', rank: null },
          { id: 'k4', outcome: 'not-policy', rank: null },
        ],
      },
    ])
  })

  test('prints a table and the misses', async () => {
    const { code, out, err } = await call(
      evaluate,
      ...['--misses', '--content', join(shared, 'corpora/kolin')],
      file('anywhere.jsonl'),
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^all +3 +(?:0\.667 +){8}0\.333 +0\.000$/m)
    expect(out).toMatch(/^false answers 0\.000 of 1 /m)
    expect(out).toMatch(/^k3 \[plain\] noční hlídky strážníků\n {2}found, rank -$/m)
    expect(out).not.toMatch(/^k[124] /m)
  })

  test.each([
    ['broken.jsonl', /broken\.jsonl:3\b/],
    ['goldless.jsonl', /goldless\.jsonl:2\b/],
    ['lost.jsonl', /lost\.jsonl/],
    ['neni.jsonl', /neni\.jsonl/],
  ])('tells which file and line it cannot use: %s', async (name, place) => {
    const error = await evaluate([file(name)], quietStreams()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UsageError)
    expect((error as Error).message).toMatch(place)
  })
})
