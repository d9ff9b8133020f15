import { describe, expect, test } from 'vitest'
import { NOT_READ } from '../../src/answer/understood.ts'
import type {
  Answer,
  Detail,
  Fallback,
  ForeignLanguage,
  Hit,
  NotPolicy,
  Passage,
  Slice,
} from '../../src/model.ts'
import type { Reply } from '../../src/reply/block.ts'
import { FOREIGN, PHRASES, REASONS } from '../../src/reply/phrases.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { replyTo, replyWithSection } from '../../src/reply/reply.ts'
import { replyWhy } from '../../src/reply/why.ts'
import { NO_REASONS, passagesIn, read, withHead } from '../documents.ts'

const print = (reply: Reply) => renderPlain(reply, { width: Number.POSITIVE_INFINITY, color: false })

const LONG = 'Postavíme lávku. Povede přes řeku. Bude osvětlená. Otevřeme ji v máji.'

const MET = [
  { asked: 'lávka', found: 'lávku' },
  { asked: 'řeku', found: 'řeku' },
  { asked: 'most', found: null },
]

/** Passages of one text, in order. */
function passagesOf(body: string, head = ''): readonly Passage[] {
  return passagesIn(read(withHead(body, `url: https://kolin.example/lavka.html\n${head}`)))
}

function hit(passage: Passage | undefined, excerpt: readonly Slice[], marks: readonly Slice[] = []): Hit {
  if (passage === undefined) throw new Error('no passage')
  return {
    passage,
    excerpt,
    marks,
    score: 1,
    matched: ['lávka'],
    met: MET,
    why: { ...NO_REASONS, words: 0.5 },
  }
}

const found = (...hits: readonly Hit[]) => ({
  ...({ outcome: 'found', question: 'lávka', understood: NOT_READ } as const),
  ...{ hits, near: [], fallback: null, speaksFor: null },
})
const whole = (passage: Passage | undefined) => hit(passage, [{ from: 0, to: passage?.text.length ?? 0 }])
const range = (from: string, to = from): Slice => ({
  from: LONG.indexOf(from),
  to: LONG.indexOf(to) + to.length,
})

/** A bot with texts of several places and years. */
const OF_SEVERAL = {
  examples: [],
  isOfSeveral: true,
  elsewhere: () => 0,
  counterpart: () => null,
  isAlone: () => false,
}

describe('an answer', () => {
  const [passage] = passagesOf(LONG)

  test.each<readonly [string, readonly Slice[]]>([
    ['all of it answers', [range('Postavíme', 'máji.')]],
    ['its beginning answers', [range('Postavíme lávku.')]],
    ['two sentences of it answer', [range('Postavíme lávku.'), range('Bude osvětlená.')]],
  ])('quotes the whole paragraph where %s', (_, excerpt) => {
    expect(print(replyTo(found(hit(passage, excerpt))))).toContain(`\n  │ „${LONG}“\n`)
  })

  test('marks the sentences that answer', () => {
    const excerpt = [range('Povede přes řeku.'), range('Otevřeme ji v máji.')]
    const { blocks } = replyTo(found(hit(passage, excerpt, [range('řeku')])))
    expect(blocks[0]).toMatchObject({ parts: [{ text: LONG, marks: excerpt }] })
  })

  test('marks the words that met the question where all of it answers', () => {
    const { blocks } = replyTo(found(hit(passage, [range('Postavíme', 'máji.')], [range('řeku')])))
    expect(blocks[0]).toMatchObject({ parts: [{ text: LONG, marks: [range('řeku')] }] })
  })

  test('moves the marks to their stretch of a long paragraph', () => {
    const plain = 'Na okraji obce stojí stará vodárna. '.repeat(12)
    const [long] = passagesOf(`${plain}Postavíme lávku. ${plain}`)
    const from = plain.length
    const { blocks } = replyTo(found(hit(long, [{ from, to: from + 16 }])))
    expect(blocks[0]).toMatchObject({
      parts: [
        { text: plain.trim(), marks: [], folded: true },
        { text: 'Postavíme lávku.', marks: [{ from: 0, to: 16 }], folded: false },
        { text: plain.trim(), marks: [], folded: true },
      ],
      cutBefore: false,
      cutAfter: false,
    })
  })

  test('shows that something stands before a pronoun', () => {
    const [, second] = passagesOf('Louka je vzácná.\n\nTuto louku nezastavíme.')
    expect(print(replyTo(found(whole(second))))).toContain('„… Tuto louku nezastavíme.“')
  })

  test('shows that something stands before the pronoun that introduces an item', () => {
    const item = passagesOf('Byty jsou drahé.\n\nNa ně dáme:\n\n- pozemky').at(-1)
    expect(print(replyTo(found(whole(item))))).toContain('\n  │ … Na ně dáme:\n  │ „pozemky“')
  })

  test('brings the list that its colon promises', () => {
    const [first] = passagesOf('Postavíme:\n\n- lávku:\n  - pro pěší,\n- most.')
    expect(print(replyTo(found(whole(first))))).toContain(
      '\n  │ „Postavíme:\n  │ • lávku:\n  │   • pro pěší,\n  │ • most.“\n',
    )
  })

  test('shows that a colon promises more than there is', () => {
    const [first] = passagesOf('Postavíme toto:')
    expect(print(replyTo(found(whole(first))))).toContain('„Postavíme toto: …“')
    const items = Array.from({ length: 30 }, () => `- ${'velmi dlouhou lávku '.repeat(10)}`)
    const [long] = passagesOf(`Postavíme toto:\n\n${items.join('\n')}`)
    const [quote] = replyTo(found(whole(long))).blocks
    expect(quote).toMatchObject({ cutAfter: true })
    expect(quote?.type === 'quote' && quote.items.length).toBe(15)
  })

  test('keeps the sentence that introduces its list in sight', () => {
    const plain = 'Na okraji obce stojí stará vodárna. '.repeat(20)
    const [long] = passagesOf(`Postavíme lávku. ${plain}Budou tu:\n\n- lampy`)
    expect(replyTo(found(hit(long, [{ from: 0, to: 16 }]))).blocks[0]).toMatchObject({
      parts: [{ folded: false }, { folded: true }, { text: 'Budou tu:', folded: false }],
      items: [{ text: 'lampy', level: 0 }],
    })
  })

  test('offers up to two more passages by their codes', () => {
    const passages = passagesOf(
      ['první', 'druhou', 'třetí', 'čtvrtou', 'pátou'].map(n => `Opravíme ${n} lávku.`).join('\n\n'),
    )
    const printed = print(replyTo(found(...passages.map(whole))))
    const offered = printed.slice(printed.indexOf(PHRASES.more))
    expect(passages.map(({ code }) => offered.includes(code))).toEqual([false, true, true, false, false])
    expect(offered).toContain('Opravíme druhou lávku.')
  })

  test('offers only what is worth it', () => {
    const [first, second, third] = passagesOf('Opravíme lávku.\n\nOpravíme most.\n\nOpravíme zeď.').map(whole)
    if (first === undefined || second === undefined || third === undefined) throw new Error('no passages')
    const printed = print(replyTo(found(first, { ...second, score: 0.69 }, { ...third, score: 0.7 })))
    const offered = printed.slice(printed.indexOf(PHRASES.more))
    expect([second, third].map(({ passage }) => offered.includes(passage.code))).toEqual([false, true])
  })

  test('offers nothing more when there is nothing', () => {
    expect(print(replyTo(found(whole(passage))))).not.toContain(PHRASES.more)
  })

  test('says a term once when its sentence goes on from it', () => {
    const [passage] = passagesOf('<dl><dt>Volná ulice:</dt><dd>bude bez aut.</dd></dl>')
    expect(replyTo(found(whole(passage))).blocks[0]).toMatchObject({
      headings: ['Zkušební text'],
      introductions: ['Volná ulice:'],
      parts: [{ text: 'bude bez aut.' }],
    })
  })

  test('shows a row of a table as one sentence', () => {
    const [row] = passagesOf('| Stavba | Cena |\n|---|---|\n| Nová lávka | 5 mil. Kč |\n')
    expect(print(replyTo(found(whole(row))))).toContain('„Stavba: Nová lávka; Cena: 5 mil. Kč“')
  })

  test.each([
    ['Otevřeme úřad.', 'Otevřeme úřad: Zpřístupníme'],
    ['Otevřeme úřad:', 'Otevřeme úřad: Zpřístupníme'],
    ['Otevřeme úřad', 'Otevřeme úřad: Zpřístupníme'],
    ['Kam s odpadem?', 'Kam s odpadem? Zpřístupníme'],
  ])('offers a passage under %j without two marks in a row', (heading, offered) => {
    const passages = passagesOf(`Lávka.\n\n## ${heading}\n\nZpřístupníme smlouvy.`)
    expect(print(replyTo(found(...passages.map(whole))))).toContain(offered)
  })

  test.each([
    [1, 'a v dalším textu'],
    [2, 'a v dalších 2 textech'],
    [8, 'a v dalších 8 textech'],
  ])('names one place of a paragraph and counts %d others', (others, said) => {
    const text = withHead(LONG)
    const older = Array.from({ length: others }, (_, number) => read(text, `2018-kolin/${number}.md`))
    const [passage] = passagesIn(...older, read(text, '2022-kolin/b.md'))
    const printed = print(replyTo(found(whole(passage))))
    expect(printed).toMatch(
      new RegExp(
        `Kolín · komunální volby 2022 · .+ · ${said.replaceAll(' ', '\\s')} · .+\\n.+ \\(2022-kolin/b\\.md:\\d+\\)$`,
      ),
    )
    expect(printed).not.toContain('2018')
  })

  test('counts neither the same text twice nor copies left in a site', () => {
    const twice = passagesIn(read(withHead(`${LONG}\n\nDost.\n\n${LONG}`), '2018-kolin/a.md'))
    expect(print(replyTo(found(whole(twice[0]))))).not.toMatch(/v\sdalším/)
    const [copied] = passagesIn(
      read(withHead(LONG), '2022-kolin/a.md'),
      read(withHead(LONG, 'garant: jakub.pirat\n'), '2018-praha/a.md'),
    )
    expect(copied?.also).toHaveLength(1)
    expect(print(replyTo(found(whole(copied))))).not.toMatch(/v\sdalším/)
  })

  test('says of a summary that it is one, between its words and its place', () => {
    const [summary] = passagesOf(LONG, 'wording: summary\n')
    expect(print(replyTo(found(whole(summary)))).split('\n\n')).toEqual([
      `Zkušební text\n  │ ${LONG}`,
      PHRASES.summaryNote,
      expect.stringMatching(/^Kolín · komunální volby 2022 · .+\nhttps:\/\/kolin\.example\/lavka\.html$/),
    ])
  })
})

describe('a section', () => {
  const printed = (body: string, count?: number) => print(replyWithSection(passagesOf(body).slice(0, count)))

  test('says what introduces a list once, above its first item', () => {
    expect(printed('Postavíme:\n\n- lávku,\n- most.')).toContain(
      '  │ „Postavíme:“\n\n  │ „lávku,“\n\n  │ „most.“\n',
    )
    const items = passagesOf('Postavíme:\n\n- lávku,\n- most.').slice(1)
    expect(print(replyWithSection(items))).toContain('  │ Postavíme:\n  │ „lávku,“\n\n  │ „most.“\n')
  })

  test('says it again where another list has the same words', () => {
    const body = 'Chceme:\n\n- v centru:\n  - lávku,\n\nNechceme:\n\n- v centru:\n  - most.'
    const passages = passagesOf(body).filter(({ text }) => text !== 'Nechceme:' && text !== 'v centru:')
    expect(print(replyWithSection(passages.slice(1)))).toContain(
      '  │ „lávku,“\n\n  │ Nechceme:\n  │ v centru:\n  │ „most.“',
    )
  })

  test('brings the list of a colon where its items do not follow', () => {
    expect(printed('Postavíme:\n\n- lávku,\n- most.', 1)).toContain('„Postavíme:\n  │ • lávku,\n  │ • most.“')
  })
})

describe('whose texts answer', () => {
  const [passage] = passagesOf(LONG)
  const quoted = `Zkušební text\n  │ „${LONG}“`
  const printed = (told: { speaksFor?: string; years?: readonly [number, number] }) => {
    const { speaksFor = null, years = null } = told
    const answer = { ...found(whole(passage)), speaksFor, understood: { ...NOT_READ, years } }
    return print(replyTo(answer)).replaceAll('\u00a0', ' ').split('\n\n')
  }

  test('is told first where there are texts for several places, and how to ask for another one below', () => {
    const [quote, source, hint] = printed({ speaksFor: 'Kolín' })
    expect(quote).toBe(`Kolín 2022\n${quoted}`)
    expect(source).toMatch(/^komunální volby · platný program · KOL22-/)
    expect(hint).toBe('Jiné místo připište k otázce, nebo ho nastaví /kraj.')
    expect(printed({})[0]).toBe(quoted)
  })

  test.each<[readonly [number, number], string]>([
    [[2018, 2018], 'Hledám jen v textech z roku 2018.'],
    [[2018, 2022], 'Hledám jen v textech z let 2018–2022.'],
    [[2020, 9999], 'Hledám jen v textech od roku 2020.'],
    [[0, 2018], 'Hledám jen v textech do roku 2018.'],
  ])('and of which years, where years were asked for: %j', (years, said) => {
    expect(printed({ years })[0]).toBe(`${said}\n${quoted}`)
    expect(printed({ years, speaksFor: 'Kolín' })[0]).toBe(`Kolín 2022\n${said}\n${quoted}`)
  })

  test('and not twice, where it is the year of the text', () => {
    expect(printed({ years: [2022, 2022], speaksFor: 'Kolín' })[0]).toBe(`Kolín 2022\n${quoted}`)
  })
})

describe('a fallback', () => {
  const [passage] = passagesOf(LONG)
  const printed = (fallback: Fallback) => print(replyTo({ ...found(whole(passage)), fallback }, OF_SEVERAL))

  test.each<readonly [Fallback, string]>([
    [
      { asked: 'Turnov', answers: 'Liberecký kraj', hasTexts: true },
      'V\u00a0textech pro místo Turnov jsem k\u00a0tomu nic nenašel. Odpovídám z\u00a0textů pro místo Liberecký kraj:',
    ],
    [
      { asked: 'Turnov', answers: 'Liberecký kraj', hasTexts: false },
      'Pro místo Turnov tu vlastní texty nemám. Odpovídám z\u00a0textů pro místo Liberecký kraj:',
    ],
  ])('is told between whose the answer is and its words: %j', (fallback, said) => {
    expect(printed(fallback).split('\n\n')[0]).toBe(`Kolín 2022\n${said}\nZkušební text\n  │ „${LONG}“`)
  })
})

describe('a no', () => {
  const [first, second] = passagesOf('Postavíme lávku.\n\nOpravíme most.')
  const near = [first, second].map(passage => {
    const close = whole(passage)
    return { code: close.passage.code, title: 'Zkušební text', hit: close }
  })
  const shown = replyTo(found(...near.map(({ hit }) => hit))).blocks
  /** The closest passage as it is quoted, and the next one, offered. */
  const closest = print({ blocks: shown })
  const no = { question: 'x', understood: NOT_READ, near: [] } as const
  const silent: Answer = { ...no, outcome: 'silent', changing: false, places: [] }
  const none: Answer = {
    ...{ ...no, outcome: 'no-such-programme', missing: 'place', asked: 'Brno' },
    ...{ places: [], available: ['Kolín 2022', 'Opava 2018, 2022'] },
  }
  const unknown = { ...NOT_READ, unknown: ['žirafa'] }

  test.each<readonly [string, Answer, readonly string[]]>([
    ['a programme that is silent', silent, [PHRASES.silent([], [])]],
    ['what is near, as a quote that is no answer', { ...silent, near }, [PHRASES.closest, closest]],
    [
      'a word that the texts have not',
      { ...silent, understood: unknown },
      [`Slovo „žirafa“ v\u00a0textech není. ${PHRASES.silent([], [])}`],
    ],
    [
      'a word that the texts have not, and what is near',
      { ...silent, understood: unknown, near },
      [`Slovo „žirafa“ v\u00a0textech není. ${PHRASES.closest}`, closest],
    ],
    [
      'what is near in texts of other years',
      { ...silent, understood: { ...NOT_READ, years: [2018, 2018] }, near },
      [PHRASES.closestOfOtherYears([2018, 2018]), closest],
    ],
    [
      'what is near in texts of the years asked for',
      { ...silent, understood: { ...NOT_READ, years: [2018, 2022] }, near },
      [PHRASES.closest, closest],
    ],
    [
      'several words that the texts have not, three of them',
      { ...silent, understood: { ...NOT_READ, unknown: ['a', 'b', 'c', 'd'] }, near },
      [`Slova „a“, „b“, „c“ v\u00a0textech nejsou. ${PHRASES.closest}`, closest],
    ],
    [
      'texts for other places only',
      { ...none, missing: 'nothing', asked: '' },
      [
        'Vlastní program tu není, jen programy jiných míst: Kolín 2022; Opava 2018, 2022. Odpovím z\u00a0nich, když to místo připíšete k\u00a0otázce.',
      ],
    ],
    ['no text at all', { ...none, missing: 'nothing', available: [] }, [PHRASES.nothing]],
    [
      'a place without a programme',
      none,
      ['Program pro místo Brno tu nemám.', 'Mám tu texty: Kolín 2022; Opava 2018, 2022.'],
    ],
    [
      'a place without a programme, and what is near',
      { ...none, near },
      [
        'Program pro místo Brno tu nemám.',
        'Mám tu texty: Kolín 2022; Opava 2018, 2022.',
        PHRASES.closestElsewhere,
        closest,
      ],
    ],
    [
      'years without a programme',
      { ...none, missing: 'years', asked: '2010', available: ['Opava 2018'] },
      ['Program z\u00a0roku 2010 tu nemám.', 'Mám tu texty: Opava 2018.'],
    ],
    ['no programme at all', { ...none, missing: 'nothing', asked: '', available: [] }, [PHRASES.nothing]],
    ['texts that are being edited', { ...silent, changing: true }, [PHRASES.changing]],
  ])('tells %s', (_, answer, said) => {
    expect(print(replyTo(answer))).toBe(said.join('\n\n'))
  })

  test.each<readonly [Detail, RegExp]>([
    ['number', /kolik, v\sněm není:$/],
    ['date', /kdy, v\sněm není:$/],
    ['place', /kde, v\sněm není:$/],
    ['person', /kdo, v\sněm není:$/],
    ['deed', /splnilo, jsem nic nenašel\. Nejblíž je:$/],
  ])('says which detail the closest passage has not: %s', (missing, said) => {
    const [top, ...below] = replyTo({ ...silent, understood: { ...NOT_READ, missing }, near }).blocks
    expect(top).toEqual({ type: 'say', text: expect.stringMatching(said) })
    expect(print({ blocks: below })).toBe(closest)
  })

  test.each(Object.keys(REASONS) as NotPolicy[])('has a sentence for what is no question: %s', reason => {
    expect(print(replyTo({ ...no, outcome: 'not-policy', reason }))).toBe(REASONS[reason]([]))
  })

  test('asks back about a place alone', () => {
    const answer: Answer = { ...no, outcome: 'not-policy', reason: 'place', place: 'Kolín' }
    expect(print(replyTo(answer))).toBe('Co vás v\u00a0místě Kolín zajímá?')
  })

  test.each(Object.entries(FOREIGN))('has a sentence in %s', (language, said) => {
    const answer: Answer = {
      ...{ ...no, outcome: 'not-policy', reason: 'foreign-language' },
      language: language as ForeignLanguage,
    }
    expect(print(replyTo(answer))).toBe(said)
  })

  test('never marks the passage that it shows as an answer', () => {
    for (const answer of [
      { ...silent, near },
      { ...none, near },
    ] as const) {
      const quotes = replyTo(answer).blocks.filter(({ type }) => type === 'quote')
      expect(quotes).toMatchObject([{ chosen: false, parts: [{ text: first?.text }] }])
    }
  })

  test('shows no passage where nothing is near', () => {
    for (const answer of [silent, none, { ...no, outcome: 'not-policy', reason: 'off-topic' }] as const)
      expect(replyTo(answer).blocks.map(({ type }) => type)).not.toContain('quote')
  })
})

test('the reasons of an answer are its code and the words met, with those of the question', () => {
  const [passage] = passagesOf(LONG)
  expect(print(replyWhy(whole(passage)))).toBe(
    `${PHRASES.why}\n  ${passage?.code}: Z\u00a0vaší otázky jsem v\u00a0něm našel „lávka“ jako „lávku“, „řeku“ a\u00a0„most“ v\u00a0textu nad ním.`,
  )
})
