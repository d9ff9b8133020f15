import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Passage, Wording } from '../../src/model.ts'
import { type OtherPlace, type QuoteBlock, type Reply, say } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { type PlainOptions, renderPlain } from '../../src/reply/plain.ts'
import { replyWithPassage } from '../../src/reply/reply.ts'
import { passagesIn, read, withHead } from '../documents.ts'
import { part, quote } from '../quote.ts'
import { shippedPassages as shipped } from '../shipped.ts'
import { holds } from '../support.ts'

const LEGEND = { struck: PHRASES.differenceStruck, signs: PHRASES.differenceSigns }

const WIDE: PlainOptions = { width: Number.POSITIVE_INFINITY, color: false }
const BAR = '  │ '
/** Everything a terminal takes for an order: control characters but line breaks, and turns of direction. */
const CONTROL = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** Bold, dim, their end, the end of a colour, an underlined link, struck out, added. */
const COLOURS = ['1', '2', '22', '0', '4;36', '9;31', '1;32'].map(order => `\u001b[${order}m`)

const wholePassage = (passage: Passage) => renderPlain(replyWithPassage(passage), WIDE)
const worded = (passage: Passage, wording: Wording): Passage => ({
  ...passage,
  source: { ...passage.source, wording },
})
const quoted = (text: string, more: Partial<QuoteBlock> = {}): Reply => ({
  blocks: [quote(text, { headings: ['Doprava'], ...more })],
})

describe('every shipped passage, printed whole,', () => {
  test('has its words unchanged, under its headings', () => {
    expect(shipped.length).toBeGreaterThan(100)
    for (const passage of shipped) {
      const lines = wholePassage(passage).split('\n')
      const isMarked = passage.source.status === 'term-over' || passage.kind === 'prevention'
      expect(lines[isMarked ? 1 : 0]).toBe([passage.source.title, ...passage.headings].join(' › '))
      expect(lines).toContain(`${BAR}${passage.text}`)
    }
  })

  test('stands under the sentence that introduces it', () => {
    const introduced = shipped.filter(passage => passage.lead !== null)
    expect(introduced.length).toBeGreaterThan(10)
    for (const passage of introduced)
      expect(wholePassage(passage)).toContain(`${BAR}${passage.lead?.text}\n${BAR}${passage.text}\n`)
  })

  test('has its place, code and address', () => {
    for (const passage of shipped) {
      const printed = wholePassage(passage)
      expect(printed).toMatch(new RegExp(`^${passage.source.place}(?=[ \n])`, 'm'))
      expect(printed).toContain(String(passage.source.year))
      const line = printed.split('\n').at(-2) ?? ''
      expect(line.endsWith(`· ${passage.code}`)).toBe(true)
      expect(printed.endsWith(`\n${passage.source.link}`)).toBe(true)
    }
  })

  test('is in quotation marks when it is word for word, and never when it is a summary', () => {
    for (const passage of shipped) {
      const end = passage.list === null ? '“' : passage.list.items.length > 0 ? '' : ' …“'
      expect(wholePassage(worded(passage, 'verbatim'))).toContain(`\n${BAR}„${passage.text}${end}\n`)
      const summary = wholePassage(worded(passage, 'summary'))
      expect(summary).toContain(`\n${BAR}${passage.text}\n`)
      expect(summary).not.toContain(`„${passage.text}`)
      expect(summary).toContain(PHRASES.summaryNote)
    }
  })
})

describe('a passage of a text that is no page', () => {
  test('has file and line instead of an address', () => {
    const [passage] = passagesIn(read(withHead('\nPostavíme lávku.\n')))
    expect(wholePassage(passage as Passage)).toMatch(
      /\nBez stránky na webu: Zkušební text \(2022-kolin\/text\.md:5\)$/,
    )
  })
})

describe('a quotation', () => {
  test('says where something is left out, inside its quotation marks', () => {
    const parts = [part('Postavíme lávku.'), part('Bude i pro kola.', [], { gap: true })]
    expect(renderPlain(quoted('', { parts, cutBefore: true, cutAfter: true }), WIDE)).toBe(
      `Doprava\n${BAR}„… Postavíme lávku. … Bude i pro kola. …“`,
    )
  })

  test('keeps the quotation marks of the text', () => {
    expect(renderPlain(quoted('Říkáme „ano“ lávce.'), WIDE)).toContain(`${BAR}„Říkáme „ano“ lávce.“`)
  })

  test('has the same words at any width', () => {
    const words = fc.array(fc.stringMatching(/^[\p{L}\p{N}.,–]{1,30}$/u), { minLength: 1, maxLength: 40 })
    holds(
      fc.property(words, fc.integer({ min: 1, max: 200 }), (list, width) => {
        const lines = renderPlain(quoted(list.join(' ')), { width, color: false })
          .split('\n')
          .slice(1)
        expect(lines.every(line => line.startsWith(BAR))).toBe(true)
        expect(lines.map(line => line.slice(BAR.length)).join(' ')).toBe(`„${list.join(' ')}“`)
      }),
    )
  })

  test.each([
    ['Sejdeme se s ostatními v máji.', 27, ['„Sejdeme se s ostatními', 'v máji.“']],
    ['Povede sem i z nádraží v Opavě.', 22, ['„Povede sem', 'i z nádraží v Opavě.“']],
    ['s a i o u k v z a s k o u i v z', 22, ['„s a i o u k v z a s k', 'o u i v z“']],
  ])('has no one-letter word at the end of a line: %s', (text, width, lines) => {
    const printed = renderPlain(quoted(text, { headings: [] }), { width: width + BAR.length, color: false })
    expect(printed.split('\n')).toEqual(lines.map(line => `${BAR}${line}`))
  })

  test('fits the width, except for a word that is longer', () => {
    const words = fc.array(fc.stringMatching(/^[a-zěščřžýáíé]{1,12}$/), { minLength: 1, maxLength: 60 })
    holds(
      fc.property(words, fc.integer({ min: 30, max: 120 }), (list, width) => {
        const lines = renderPlain(quoted(list.join(' ')), { width, color: false }).split('\n')
        expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(width)
      }),
    )
  })
})

describe('a terminal', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\u001b[31m', '\u001b]0;x\u0007', '\u009b2J', '\r', '\b', '\u202e', '\u2066', '\u0000'),
      fc.constantFrom('a', 'ž', ' ', '.'),
    ),
    minLength: 1,
  })
  const replies = (text: string): Reply => ({
    blocks: [
      ...quoted(text, {
        headings: [text],
        introductions: [text],
        notes: [text],
        owner: text,
        items: [{ text, level: 1 }],
      }).blocks,
      say(text),
      { type: 'source', text, link: text, place: text, code: 'KOL26-ABCDE', elsewhere: 1 },
      { type: 'source', text, link: null, place: text, code: 'KOL26-ABCDE', elsewhere: 0 },
      { type: 'choices', title: 'Další:', items: [{ code: 'KOL26-ABCDE', text, label: text }] },
      { type: 'lines', title: 'Řádky:', lines: [text] },
    ],
  })

  test('gets no orders from a text', () => {
    holds(
      fc.property(hostile, text => {
        expect(renderPlain(replies(text), WIDE)).not.toMatch(CONTROL)
      }),
    )
  })

  test('gets only orders for bold, underline and cyan when there are colours', () => {
    holds(
      fc.property(hostile, text => {
        const printed = renderPlain(replies(text), { ...WIDE, color: true })
        const rest = COLOURS.reduce((left, order) => left.replaceAll(order, ''), printed)
        expect(rest).not.toMatch(CONTROL)
      }),
    )
  })

  test('shows the met words bold and nothing else changed', () => {
    const text = 'Postavíme lávku přes Labe.'
    const parts = [part(text, [{ from: 10, to: 15 }])]
    const printed = renderPlain(quoted('', { parts, headings: [] }), { ...WIDE, color: true })
    expect(printed).toContain('Postavíme \u001b[1mlávku\u001b[22m přes Labe.')
  })

  test('shows what is folded dim, and each line by itself', () => {
    const parts = [
      part('Most opravíme.', [{ from: 0, to: 14 }]),
      part('Dub roste u kapličky.', [], { folded: true }),
    ]
    const printed = renderPlain(quoted('', { parts, headings: [] }), { width: 24, color: true })
    expect(printed.split('\n')).toEqual([
      `${BAR}„\u001b[1mMost opravíme.\u001b[22m \u001b[2mDub\u001b[0m`,
      `${BAR}\u001b[2mroste u kapličky.\u001b[22m“`,
    ])
  })

  test('shows nothing dim where all of a passage is folded', () => {
    const parts = [part('Dub roste.', [], { folded: true })]
    expect(renderPlain(quoted('', { parts, headings: [] }), { ...WIDE, color: true })).toBe(
      `${BAR}„Dub roste.“`,
    )
  })

  test('shows no colours when there are to be none', () => {
    const parts = [part('Postavíme lávku.', [{ from: 10, to: 15 }])]
    expect(renderPlain(quoted('', { parts }), WIDE)).not.toContain('\u001b')
  })
})

describe('above the words stands', () => {
  test.each<readonly [string, Partial<QuoteBlock>, string]>([
    ['whose they are', { owner: 'Kolín 2022' }, 'Kolín 2022\nDoprava'],
    [
      'and how far they can be relied on',
      { owner: 'Kolín 2022', standing: 'návrh' },
      'Kolín 2022 · návrh\nDoprava',
    ],
    ['that alone', { standing: 'Návrh' }, 'Návrh\nDoprava'],
    [
      'what the bot has to say',
      { owner: 'Kolín', notes: ['V Opavě nic není.'] },
      'Kolín\nV Opavě nic není.\nDoprava',
    ],
    [
      'all that introduces them',
      { introductions: ['Nechceme:', 'v centru:'] },
      `Doprava\n${BAR}Nechceme:\n${BAR}v centru:`,
    ],
  ])('%s', (_, more, head) => {
    expect(renderPlain(quoted('Most.', more), WIDE)).toBe(`${head}\n${BAR}„Most.“`)
  })
})

test('a list stands below its words, in their quotation marks', () => {
  const items = [
    { text: 'lávku', level: 0 },
    { text: 'pro pěší', level: 1 },
  ]
  expect(renderPlain(quoted('Postavíme:', { items, headings: [], cutAfter: true }), WIDE)).toBe(
    `${BAR}„Postavíme:\n${BAR}• lávku\n${BAR}  • pro pěší …“`,
  )
})

describe('other places of a passage', () => {
  const place = {
    ...({ owner: 'Opava 2018', standing: null, headings: ['Doprava'], link: null } as const),
    ...{ place: 'a.md:5', code: 'OPA18-ABCDE' },
  }
  const difference = [
    { side: 'both', text: 'Postavíme' },
    { side: 'here', text: 'most' },
    { side: 'there', text: 'lávku' },
  ] as const
  const printed = (color: boolean, ...places: readonly OtherPlace[]) =>
    renderPlain(
      { blocks: [{ type: 'comparison', title: 'Jinde:', legend: LEGEND, places }] },
      { ...WIDE, color },
    )

  test('are told to be the same', () => {
    expect(printed(false, { ...place, difference: null })).toBe(
      'Jinde:\n\nOpava 2018\nDoprava\nslovo od slova stejně\nOPA18-ABCDE\na.md:5',
    )
  })

  test('or shown with what is different', () => {
    expect(printed(false, { ...place, difference })).toBe(
      `Jinde:\n${PHRASES.differenceSigns}\n\nOpava 2018\nDoprava\n${BAR}Postavíme [-most-] {+lávku+}\nOPA18-ABCDE\na.md:5`,
    )
    expect(printed(true, { ...place, difference })).toContain(
      'Postavíme \u001b[9;31mmost\u001b[0m \u001b[1;32mlávku\u001b[0m',
    )
  })
})

test('a source leads to other places where there are any', () => {
  const source = { type: 'source', text: '', link: null, place: 'a.md:5', code: 'KOL22-ABCDE' } as const
  expect(renderPlain({ blocks: [{ ...source, elsewhere: 0 }] }, WIDE)).toBe('KOL22-ABCDE\na.md:5')
  expect(renderPlain({ blocks: [{ ...source, elsewhere: 2 }] }, WIDE)).toBe(
    `KOL22-ABCDE\na.md:5\n${PHRASES.elsewhere('KOL22-ABCDE', 2)}`,
  )
})
