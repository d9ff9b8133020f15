import { beforeAll, describe, expect, test } from 'vitest'
import { ask as command } from '../../../adapters/cli/ask.ts'
import { sharedFolder } from '../../town/bot.ts'
import {
  CYCLE_PATH,
  OPAVA_CYCLE_PATH,
  PATROLS,
  PLAYGROUND,
  FIRST_TEXTS as TOWN,
  TRAFFIC_PAGE,
} from '../../town/town.ts'
import { call, objects, runHere, STACK } from './program.ts'

const town = sharedFolder(TOWN)
const ask = (...args: readonly string[]) => call(command, '--content', town, ...args)

type Printed = Record<string, unknown>

const firstText = (answer: Printed | undefined) =>
  (answer?.passages as { text: string }[] | undefined)?.[0]?.text

test('ask understands the commands of a chat and a code alone', async () => {
  expect((await ask('/zdroje')).out).toMatch(/odstav/)
  const { passages } = JSON.parse((await ask('--json', 'cyklostezka podél Labe')).out)
  expect((await ask(passages[0].code)).out).toContain(passages[0].source.title)
})

describe('ask --json', () => {
  test('has the report beside a promise, and null where there is none', async () => {
    const content = sharedFolder({
      '2022-kolin/radnice.md':
        '---\ntitle: Radnice\n---\nZavedeme rozklikávací rozpočet města a zveřejníme všechny faktury.\n',
      'prevence/zprava.md':
        '---\ntitle: Zpráva\nkind: prevention\nplace: Kolín\nyear: 2024\n---\nRozklikávací rozpočet města byl spuštěn a faktury jsou zveřejněné.\n',
    })
    const { out } = await call(command, '--content', content, '--json', 'zavedete rozklikávací rozpočet?')
    const { passages, counterpart } = JSON.parse(out)
    expect(passages[0].kind).toBe('program')
    expect(counterpart).toMatchObject({ kind: 'prevention', text: expect.stringContaining('spuštěn') })
    expect(JSON.parse((await ask('--json', 'cyklostezka podél Labe')).out).counterpart).toBeNull()
  })

  /** What other programs rely on; more fields may stand beside these. */
  test('gives the answer and its best passage field by field', async () => {
    const { code, out, err } = await ask('--json', 'cyklostezka podél Labe')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const answer = JSON.parse(out)
    expect(answer).toMatchObject({
      question: 'cyklostezka podél Labe',
      outcome: 'found',
      near: expect.any(Array),
    })
    expect(answer.passages[0]).toMatchObject({
      code: expect.stringMatching(/^KOL26-[0-9A-Z]{5,12}$/),
      kind: 'program',
      text: CYCLE_PATH,
      excerpt: [CYCLE_PATH],
      headings: ['Kola'],
      source: {
        file: '2026-kolin/doprava.md',
        lines: [9, 10],
        title: 'Doprava a ulice',
        place: 'Kolín',
        year: 2026,
        election: 'komunální volby 2026',
        guarantor: 'Květa Zkušební',
        status: expect.stringMatching(/^(?:current|term-over)$/),
        wording: 'verbatim',
        url: TRAFFIC_PAGE,
        link: expect.stringContaining(`${TRAFFIC_PAGE}#:~:text=`),
      },
      score: expect.any(Number),
      matched: expect.arrayContaining(['cyklostezka']),
    })
    const start = decodeURIComponent(answer.passages[0].source.link.split(/#:~:text=|,/)[1])
    expect(CYCLE_PATH).toContain(start)
  })

  test('takes the words of a question without quotation marks', async () => {
    const { out } = await ask('--json', 'hřiště', 'v', 'parku')
    expect(JSON.parse(out)).toMatchObject({ question: 'hřiště v parku', passages: [{ text: PLAYGROUND }] })
  })
})

describe('ask --lines', () => {
  const json = (question: string, conversation?: string) => JSON.stringify({ question, conversation })

  const ORDER = [
    'cyklostezka podél Labe',
    json('ahoj'),
    `  ${json('hřiště v parku')}`,
    'noční hlídky strážníků u nádraží',
  ]
  const NOES: readonly (readonly [question: string, outcome: string])[] = [
    ['hřiště v parku', 'found'],
    ['jaderná elektrárna', 'silent'],
    ['hřiště v Brně', 'no-such-programme'],
    ['hřiště v roce 1998', 'no-such-programme'],
    ['ahoj', 'not-policy'],
    ['děkuji', 'not-policy'],
    ['', 'not-policy'],
  ]
  const CONVERSATIONS = [
    json('cyklostezka podél Labe', 'a'),
    json('hřiště v parku', 'b'),
    json('děkuji', 'a'),
    json('a v Kolíně?', 'a'),
    json('a v Kolíně?', 'b'),
    json('a v Kolíně?', '__proto__'),
    json('a v Kolíně?'),
    'a v Kolíně?',
    json('hřiště v parku', ''),
    'a v Kolíně?',
    json('a v Kolíně?', ''),
  ]
  const BROKEN = ['{"question":', '{"question":5}', '{"topic":"kola"}', '{}', 'hřiště v parku']
  const ODD: readonly (readonly [question: string, outcome: string])[] = [
    ['x'.repeat(100_000), 'not-policy'],
    ['hřiště '.repeat(15_000), 'not-policy'],
    ['?!.,;:-–—…()[]{}"„“', 'not-policy'],
    ['😀🎉👮🏽‍♀️', 'not-policy'],
    ['\u0000\u0007\b\t\f', 'not-policy'],
    ['   \u00a0\u2003  ', 'not-policy'],
    ['\u202ehřiště\u202c \u200fv\u200e \u2066parku\u2069', 'found'],
    ['hřiště\u0007 v\u0000 parku', 'found'],
    ['<b>hřiště</b> v&nbsp;parku', 'found'],
    ['👮 hřiště v parku 🎉', 'found'],
    ['HŘIŠTĚ V PARKU!!!', 'found'],
    ['hriste v parku', 'found'],
    ['hřiště\nv parku', 'found'],
    ['\ud83d hřiště v parku', 'found'],
  ]
  const groups = [
    ORDER,
    NOES.map(([question]) => question),
    CONVERSATIONS,
    BROKEN,
    ODD.map(([question]) => json(question)),
  ]

  let answers: readonly Printed[][] = []

  /** One run for all of them: a line must not change the answer to another one. */
  beforeAll(async () => {
    const { code, out, err } = await runHere(['ask', '--lines', '--content', town], {
      input: groups.flat().join('\n'),
    })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const printed = objects(out)
    expect(printed).toHaveLength(groups.flat().length)
    answers = groups.map(group => printed.splice(0, group.length))
  })

  test('answers plain and JSON lines in their order', () => {
    expect(answers[0]?.map(answer => answer.question)).toEqual([
      'cyklostezka podél Labe',
      'ahoj',
      'hřiště v parku',
      'noční hlídky strážníků u nádraží',
    ])
    expect(answers[0]?.map(firstText)).toEqual([CYCLE_PATH, undefined, PLAYGROUND, PATROLS])
  })

  test('tells a report from a promise', () => {
    expect(answers[0]?.[3]).toMatchObject({
      passages: [
        {
          kind: 'prevention',
          source: {
            year: 2025,
            election: null,
            guarantor: null,
            status: 'report',
            wording: 'summary',
            link: 'https://kolin.example/zprava.html',
          },
        },
      ],
    })
  })

  test('tells the three noes from an answer and from each other', () => {
    expect(answers[1]?.map(answer => [answer.question, answer.outcome])).toEqual(NOES)
    for (const answer of answers[1]?.slice(1) ?? [])
      expect(answer).toMatchObject({ passages: [], near: expect.any(Array) })
    expect(answers[1]?.[2]).toMatchObject({
      asked: 'Brno',
      available: [expect.stringContaining('Kolín')],
    })
    expect(answers[1]?.[3]).toMatchObject({ asked: '1998' })
  })

  test('keeps each conversation apart from the others and from questions alone', () => {
    expect(answers[2]?.map(firstText).slice(3)).toEqual([
      CYCLE_PATH,
      PLAYGROUND,
      undefined,
      undefined,
      undefined,
      ...[PLAYGROUND, undefined, PLAYGROUND],
    ])
    expect(answers[2]?.map(answer => answer.conversation ?? null)).toEqual([
      ...['a', 'b', 'a', 'a', 'b', '__proto__'],
      ...[null, null, '', null, ''],
    ])
  })

  test('limits a conversation to the place that it names alone, and no other one', async () => {
    const content = sharedFolder({
      ...TOWN,
      '2026-opava/kola.md': `---\ntitle: Kola v Opavě\nplace: Opava\nyear: 2026\n---\n${OPAVA_CYCLE_PATH}\n`,
    })
    const lines = [json('Opava', 'a'), json('cyklostezka', 'a'), json('cyklostezka', 'b')]
    const { out } = await runHere(['ask', '--lines', '--content', content], { input: lines.join('\n') })
    expect(
      objects(out).map(({ passages }) => (passages as { text: string }[]).map(({ text }) => text)),
    ).toEqual([[], [OPAVA_CYCLE_PATH], expect.arrayContaining([CYCLE_PATH, OPAVA_CYCLE_PATH])])
  })

  test('goes on after lines that are no question, and says which they are', () => {
    expect(answers[3]?.map(answer => typeof answer.question)).toEqual(Array(5).fill('string'))
    for (const answer of answers[3]?.slice(1, 4) ?? []) expect(answer.error).toMatch(/question/)
    expect(firstText(answers[3]?.[4])).toBe(PLAYGROUND)
  })

  test('takes any text for what it is', () => {
    expect(answers[4]?.map(answer => [answer.question, answer.outcome])).toEqual(ODD)
  })

  test('gives a question the same answer as it has alone', async () => {
    const { out } = await ask('--json', 'cyklostezka podél Labe')
    expect(answers[0]?.[0]).toEqual(JSON.parse(out))
  })
})

describe('ask for a person', () => {
  test('prints quote, place, status, guarantor, code and link, without colours', async () => {
    const { code, out, err } = await runHere(['ask', '--content', town, 'cyklostezka podél Labe'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`  │ „${CYCLE_PATH}“`)
    expect(out).toMatch(/^Kolín 2026\nDoprava a ulice › Kola$/m)
    expect(out.replace(/\n/g, ' ')).toMatch(/ komunální volby · .+ · garant Květa Zkušební · KOL26-/)
    expect(out).toContain(`${TRAFFIC_PAGE}#:~:text=`)
    expect(out).not.toContain('\u001b')
  })

  test('says what is the matter with a question that is none', async () => {
    const { code, out, err } = await ask('?!')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Co vás v\s+textech zajímá\?/)
    expect(out).not.toMatch(STACK)
  })

  test('explains with --why which words were met', async () => {
    const { out } = await ask('--why', 'hřiště v parku')
    expect(out).toMatch(/\nProč tento odstavec:\n {2}KOL26-\w{5}: .*hřiště/)
  })
})
