/** How question sets are read and scored. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NOT_READ } from '../../src/answer/understood.ts'
import {
  type Gold,
  type Question,
  rankOf,
  readQuestions,
  score,
  summarize,
} from '../../src/evaluation/evaluation.ts'
import type { Answer, Hit } from '../../src/model.ts'
import { folder, NO_REASONS } from '../documents.ts'
import { passage, type Text } from '../search/asking.ts'

/** Reads one file of questions. */
function reading(text: string): Question[] {
  return readQuestions(join(folder({ 'otázky.jsonl': text }), 'otázky.jsonl'))
}

const line = (row: unknown) => `${JSON.stringify(row)}\n`
const gold: readonly Gold[] = [{ file: 'doprava.md', contains: 'lávku u mlýna' }]

describe('a line is', () => {
  test('a question with its paragraphs', () => {
    const row = {
      id: 'k1',
      site: 'brno.example.cz',
      question: 'lávka',
      type: 'prevention',
      style: 'typo',
      gold,
    }
    expect(reading(line(row))).toEqual([
      {
        id: 'k1',
        site: 'brno.example.cz',
        turns: ['lávka'],
        type: 'prevention',
        style: 'typo',
        gold,
        isTopic: false,
      },
    ])
  })

  test('a conversation, whose last turn is scored', () => {
    expect(reading(line({ id: 'k2', turns: ['lávka', 'a v Brně?'], gold }))).toMatchObject([
      { turns: ['lávka', 'a v Brně?'], type: 'follow-up', style: 'follow-up' },
    ])
  })

  test('a topic of a debate', () => {
    expect(reading(line({ id: 'd1', topic: 'mosty', must_include: gold }))).toMatchObject([
      { turns: ['mosty'], gold, isTopic: true },
    ])
  })

  test('a question without an answer, when its gold is empty', () => {
    expect(reading(line({ question: 'žirafa', gold: [] }))).toMatchObject([{ turns: ['žirafa'], gold: [] }])
  })

  test('named by its place and plain when it says no more', () => {
    expect(reading(`\n${line({ question: 'lávka', gold })}`)).toEqual([
      {
        ...{ id: expect.stringMatching(/otázky\.jsonl:2$/), site: null, turns: ['lávka'] },
        ...{ type: 'program', style: 'plain', gold, isTopic: false },
      },
    ])
  })

  test('nothing when it is empty', () => {
    expect(
      reading(`\n  \n${line({ question: 'a', gold })}\n\n${line({ question: 'b', gold })}\n`),
    ).toHaveLength(2)
    expect(reading('')).toEqual([])
  })

  test('read with Windows line ends too', () => {
    expect(reading(line({ question: 'lávka', gold }).replace('\n', '\r\n'))).toMatchObject([
      { turns: ['lávka'], gold },
    ])
  })
})

describe('a bad line is told with file and line', () => {
  const good = line({ question: 'lávka', gold })

  test.each([
    ['no JSON', `${good}lávka?\n`, 2],
    ['half of JSON', `${good}\n${good.slice(0, 20)}\n`, 3],
    ['no question', line({ id: 'x', gold }), 1],
    ['an empty conversation', `${good}${line({ turns: [], gold })}`, 2],
    ['no gold', line({ question: 'lávka' }), 1],
    ['gold that is no list', line({ question: 'lávka', gold: 'doprava.md' }), 1],
    ['a question that is null', `${good}${good}${line({ question: null, gold })}`, 3],
  ])('%s', (_, text, number) => {
    expect(() => reading(text)).toThrow(new RegExp(`otázky\\.jsonl:${number}: `))
  })

  test('a file that is not there is told by its name', () => {
    expect(() => readQuestions('/nikde/otázky.jsonl')).toThrow(/otázky\.jsonl/)
  })
})

/** Longer than what is shown of a passage. */
const BESIDE = 'Na okraji obce stojí stará vodárna. '.repeat(90)

const TEXTS: Record<string, Text> = {
  doprava: `Opravíme lávku u mlýna. ${BESIDE}Potom i most.`,
  jinde: 'Opravíme lávku u mlýna. Potom i kašnu.',
  byty: 'Byty neprodáme.',
  parky: 'Park otevřeme.',
  školy: 'Školy zateplíme.',
  hasiči: 'Hasičům koupíme vůz.',
}

/** A hit whose first sentence answers. */
function hit(name: string): Hit {
  const text = TEXTS[name] ?? ''
  const to = String(text).indexOf('.') + 1
  const found = passage(text, name)
  return {
    passage: found,
    score: 1,
    excerpt: [{ from: 0, to }],
    marks: [],
    matched: [],
    met: [],
    why: NO_REASONS,
  }
}

const question = (list: readonly Gold[], text = 'lávka'): Question => ({
  ...{ id: 'k', site: null, turns: [text], type: 'program', style: 'plain', gold: list, isTopic: false },
})
const found = (...names: readonly string[]): Answer => ({
  ...{ outcome: 'found', question: 'lávka', understood: NOT_READ, near: [] },
  ...{ fallback: null, speaksFor: null },
  hits: names.map(hit),
})
const silent: Answer = {
  ...{ outcome: 'silent', question: 'lávka', understood: NOT_READ, changing: false, places: [], near: [] },
}

describe('the rank is that of the first passage that', () => {
  test.each([
    [['doprava'], 1],
    [['byty', 'doprava'], 2],
    [['byty', 'parky', 'školy', 'hasiči', 'doprava'], 5],
    [['doprava', 'doprava'], 1],
    [['byty', 'parky'], null],
    [[], null],
  ])('stands in the file and has the words: %j: %j', (names, rank) => {
    expect(score(question(gold), found(...names)).rank).toBe(rank)
  })

  test('not one with the same words in another file', () => {
    expect(score(question(gold), found('jinde')).rank).toBeNull()
    expect(score(question(gold), found('jinde', 'doprava')).rank).toBe(2)
  })

  test('is any of several', () => {
    const several = [...gold, { file: 'byty.md', contains: 'neprodáme' }]
    expect(score(question(several), found('parky', 'byty', 'doprava')).rank).toBe(2)
  })

  test('may be told by its code', () => {
    const { hits } = found('parky', 'doprava') as Extract<Answer, { outcome: 'found' }>
    const codes = hits.map(({ passage }) => passage.code)
    expect(score(question([{ code: codes[1] ?? '' }]), found('parky', 'doprava')).rank).toBe(2)
    expect(score(question([{ code: 'XX00-00000' }]), found('parky', 'doprava')).rank).toBeNull()
  })

  test('stands in the file as one of its places', () => {
    const copy = passage({ text: 'Opravíme lávku u mlýna.', also: [{}] }, 'jinde')
    const also = copy.also.map(other => ({ ...other, file: 'doprava.md' }))
    expect(rankOf(question(gold), [{ passage: { ...copy, also }, shown: copy.text }])).toBe(1)
    expect(rankOf(question(gold), [{ passage: copy, shown: copy.text }])).toBeNull()
  })

  test.each([
    ['**lávku** u mlýna', 'with Markdown'],
    ['<b>lávku</b> u mlýna', 'with HTML'],
    ['lávku\n  u\u00a0mlýna ', 'with other white space'],
    ['_lávku_ u mlýna', 'with underscores'],
  ])('has the words, marks aside: %j (%s)', contains => {
    expect(score(question([{ file: 'doprava.md', contains }]), found('doprava')).rank).toBe(1)
  })

  test.each(['Lávku u mlýna', 'lavku u mlyna', 'lávku u mlýna!'])(
    'has the words letter by letter, and not: %s',
    contains => {
      expect(score(question([{ file: 'doprava.md', contains }]), found('doprava')).rank).toBeNull()
    },
  )

  test('is none when there is no gold, and none when there is no answer', () => {
    expect(score(question([]), found('doprava')).rank).toBeNull()
    expect(score(question(gold), silent).rank).toBeNull()
  })
})

describe('the excerpt is scored by what is shown', () => {
  const later = [{ file: 'doprava.md', contains: 'Potom i most' }]

  test.each([
    ['the words are shown', gold, 1, 1],
    ['the words are in the passage but not shown', later, 1, null],
  ])('%s', (_, list, rank, excerptRank) => {
    expect(score(question(list), found('doprava'))).toMatchObject({ rank, excerptRank })
  })

  test('and in the place that it has', () => {
    expect(score(question(gold), found('byty', 'doprava')).excerptRank).toBe(2)
  })
})

describe('the screen is what is shown, as an answer or as the closest passage', () => {
  const close = (...names: readonly string[]): Answer => ({
    ...silent,
    near: names.map(name => ({ code: name, title: name, hit: hit(name) })),
  })

  test.each<[string, Answer, number | null]>([
    ['an answer', found('byty', 'doprava'), 2],
    ['a no with it', close('doprava'), 1],
    ['a no with others', close('byty', 'parky'), null],
    ['a no with nothing', silent, null],
  ])('%s', (_, answer, screenRank) => {
    expect(score(question(gold), answer)).toMatchObject({ screenRank })
  })

  test('and what is not among its first three is lost', () => {
    const answers = [found('doprava'), close('byty', 'parky', 'doprava'), close('byty'), silent]
    expect(summarize(answers.map(answer => score(question(gold), answer)))).toMatchObject({
      hit1: 0.25,
      onScreen1: 0.25,
      onScreen3: 0.5,
      lost: 0.5,
    })
  })
})

describe('a set', () => {
  const results = (list: readonly (readonly [readonly Gold[], Answer])[]) =>
    summarize(list.map(([paragraphs, answer]) => score(question(paragraphs), answer)))
  const others = ['byty', 'parky', 'školy', 'hasiči'] as const
  const at = (rank: number) => found(...others.slice(0, rank - 1), 'doprava')

  test('is scored by the share of answers in the first place, three, five', () => {
    expect(
      results([
        [gold, at(1)],
        [gold, at(3)],
        [gold, at(5)],
        [gold, found('byty')],
      ]),
    ).toMatchObject({ answerable: 4, hit1: 0.25, hit3: 0.5, hit5: 0.75 })
  })

  test('and by the mean reciprocal rank', () => {
    expect(results([[gold, at(1)]]).mrr).toBe(1)
    expect(results([[gold, at(4)]]).mrr).toBe(0.25)
    expect(
      results([
        [gold, at(1)],
        [gold, at(2)],
        [gold, silent],
      ]).mrr,
    ).toBeCloseTo(0.5)
  })

  test('and by excerpts', () => {
    const later = [{ file: 'doprava.md', contains: 'Potom i most' }]
    expect(
      results([
        [gold, at(1)],
        [gold, at(3)],
        [later, at(1)],
        [gold, silent],
      ]),
    ).toMatchObject({ hit1: 0.5, excerpt1: 0.25, excerpt3: 0.5 })
  })

  test.each<[string, Answer]>([
    ['silence', silent],
    [
      'no such programme',
      {
        ...{ outcome: 'no-such-programme', question: '', understood: NOT_READ, missing: 'place' },
        ...{ asked: 'Brno', places: [], available: [], near: [] },
      },
    ],
    [
      'no question of policy',
      { outcome: 'not-policy', question: '', understood: NOT_READ, reason: 'off-topic', near: [] },
    ],
  ])('counts a no to an answerable question as false, and to another as right: %s', (_, no) => {
    expect(
      results([
        [gold, no],
        [gold, found('byty')],
        [[], no],
        [[], found('byty')],
        [[], no],
        [[], no],
      ]),
    ).toMatchObject({ answerable: 2, falseNoes: 0.5, unanswerable: 4, falseAnswers: 0.25 })
  })

  test('a wrong answer is a miss, not a no', () => {
    expect(results([[gold, found('byty')]])).toMatchObject({ hit1: 0, hit5: 0, mrr: 0, falseNoes: 0 })
  })

  test('questions without an answer do not count among hits', () => {
    const summary = results([
      [gold, at(1)],
      [[], silent],
      [[], found('doprava')],
    ])
    expect(summary).toMatchObject({ answerable: 1, unanswerable: 2, hit1: 1, mrr: 1, excerpt1: 1 })
  })

  test('of nothing is all zeros', () => {
    expect(new Set(Object.values(summarize([])))).toEqual(new Set([0]))
  })
})
