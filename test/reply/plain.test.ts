import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import type { Passage, Wording } from '../../src/model.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { type PlainOptions, renderPlain } from '../../src/reply/plain.ts'
import { type QuoteBlock, type Reply, replyWithPassage, say } from '../../src/reply/reply.ts'
import { gazetteer, passagesIn, read, withHead } from '../documents.ts'
import { quote } from '../quote.ts'
import { holds } from '../support.ts'

const CONTENT = new URL('../../content', import.meta.url).pathname
const shipped = passagesIn(...loadLibrary([CONTENT], { gazetteer }).documents)

const WIDE: PlainOptions = { width: Number.POSITIVE_INFINITY, color: false }
const BAR = '  │ '
/** Everything a terminal takes for an order: control characters but line breaks, and turns of direction. */
const CONTROL = /(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u

/** Bold on and off, the end of a colour, an underlined link. */
const COLOURS = ['\u001b[1m', '\u001b[22m', '\u001b[0m', '\u001b[4;36m']

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
      expect(lines[0]).toBe([passage.source.title, ...passage.headings].join(' › '))
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
      expect(printed).toMatch(new RegExp(`^${passage.source.place}.* ${passage.source.year} · `, 'm'))
      expect(printed).toContain(`· ${passage.code}\n${passage.source.link}`)
    }
  })

  test('is in quotation marks when it is word for word, and never when it is a summary', () => {
    for (const passage of shipped) {
      expect(wholePassage(worded(passage, 'verbatim'))).toContain(`\n${BAR}„${passage.text}“\n`)
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
    expect(wholePassage(passage as Passage)).toMatch(/\n2022-kolin\/text\.md:5$/)
  })
})

describe('a quotation', () => {
  test('says where something is left out, inside its quotation marks', () => {
    const parts = ['Postavíme lávku.', 'Bude i pro kola.'].map(text => ({ text, marks: [] }))
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
      ...quoted(text, { headings: [text], lead: text }).blocks,
      say(text),
      { type: 'source', text, link: text, place: text, code: 'KOL26-ABCDE' },
      { type: 'source', text, link: null, place: text, code: 'KOL26-ABCDE' },
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
    const parts = [{ text, marks: [{ from: 10, to: 15 }] }]
    const printed = renderPlain(quoted('', { parts, headings: [] }), { ...WIDE, color: true })
    expect(printed).toContain('Postavíme \u001b[1mlávku\u001b[22m přes Labe.')
  })

  test('shows no colours when there are to be none', () => {
    const parts = [{ text: 'Postavíme lávku.', marks: [{ from: 10, to: 15 }] }]
    expect(renderPlain(quoted('', { parts }), WIDE)).not.toContain('\u001b')
  })
})
