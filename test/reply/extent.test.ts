/** How much of a paragraph is shown, and what is never left out of it. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relationsIn } from '../../src/czech/discourse.ts'
import { sentences } from '../../src/czech/sentences.ts'
import { extentOf, LONGEST_QUOTE, whole } from '../../src/reply/extent.ts'
import { replyTo } from '../../src/reply/reply.ts'
import { asking } from '../search/asking.ts'
import { holds } from '../support.ts'
import { spread, TURNED } from './turned.ts'

/** The quote that a question gets over one paragraph. */
function quoteOf(text: string, question: string) {
  const answer = asking({ text, jiné: 'Kašnu na dvoře vyčistíme.' }).answer(question)
  const [quote] = replyTo(answer).blocks
  if (answer.outcome !== 'found' || quote?.type !== 'quote') throw new Error(`${question}: not found`)
  return quote
}

describe('a sentence that turns round what answers is never cut off', () => {
  test('in forty paragraphs', () => {
    expect(Object.values(TURNED).flat()).toHaveLength(40)
  })

  for (const [relation, paragraphs] of Object.entries(TURNED))
    test.each(paragraphs.map(paragraph => [paragraph.answers, paragraph] as const))(
      `${relation}: %s`,
      (_, paragraph) => {
        const text = spread(paragraph)
        const { parts, cutBefore, cutAfter } = quoteOf(text, paragraph.question)
        const inSight = parts.filter(({ folded }) => !folded).map(part => part.text)
        const marked = parts.flatMap(part => part.marks.map(({ from, to }) => part.text.slice(from, to)))
        expect(marked).toContain(paragraph.answers)
        for (const sentence of [paragraph.answers, ...paragraph.bears])
          expect(inSight.some(shown => shown.includes(sentence))).toBe(true)
        const letters = parts.reduce((sum, part) => sum + part.text.length, 0)
        expect(letters).toBeLessThan(text.length)
        expect(letters).toBeLessThanOrEqual(LONGEST_QUOTE)
        expect(cutBefore || cutAfter || parts.some(({ gap }) => gap)).toBe(true)
      },
    )
})

const PLAIN = 'Na okraji obce stojí stará vodárna, kolem které vede oblíbená procházková trasa.'
const plain = (count: number) => Array.from({ length: count }, () => PLAIN).join(' ')
/** `[shown] (folded) …`, with the plain sentences counted. */
function drawn(text: string, point: string, room?: number): string {
  const from = text.indexOf(point)
  let end = 0
  return extentOf(text, [{ from, to: from + point.length }], room)
    .map(stretch => {
      const words = text.slice(stretch.from, stretch.to)
      const count = words.split(PLAIN).length - 1
      const rest = [words.replaceAll(PLAIN, '').trim(), count === 0 ? '' : `+${count}`]
        .filter(Boolean)
        .join(' ')
      const gap = text.slice(end, stretch.from).trim() === '' ? '' : '… '
      end = stretch.to
      return `${gap}${stretch.folded ? `(${rest})` : `[${rest}]`}`
    })
    .join(' ')
}

describe('what is shown', () => {
  test.each<readonly [string, string, string]>([
    ['is all of a short paragraph', `Most opravíme. ${plain(5)}`, '[Most opravíme. +5]'],
    ['is folded beside the point', `${plain(9)} Most opravíme. ${plain(9)}`, '(+9) [Most opravíme.] (+9)'],
    [
      'is not folded where little is left',
      `${plain(2)} Most opravíme. ${plain(9)}`,
      '[Most opravíme. +2] (+9)',
    ],
  ])('%s', (_, text, shown) => {
    expect(drawn(text, 'Most opravíme.')).toBe(shown)
  })

  test('has the noun of the pronoun that answers, and so on', () => {
    const text = `${plain(9)} Lávka praská. Ta brzy spadne. Proto ji opravíme. ${plain(9)}`
    expect(drawn(text, 'Proto ji opravíme.')).toBe(
      '(+9) [Lávka praská. Ta brzy spadne. Proto ji opravíme.] (+9)',
    )
  })

  test('leaves out what does not fit, the longest stretch first', () => {
    const text = `${plain(30)} Most opravíme. ${plain(9)}`
    expect(drawn(text, 'Most opravíme.')).toBe('… [Most opravíme.] (+9)')
    expect(drawn(text, 'Most opravíme.', 700)).toBe('… [Most opravíme.]')
  })

  test('is all of a long paragraph that no sentence of answers, folded', () => {
    const text = plain(9)
    expect(extentOf(text, [{ from: 0, to: text.length }])).toEqual(whole(text))
    expect(whole(text)).toEqual([{ from: 0, to: text.length, folded: true }])
  })

  test('begins where it begins when it is too long and no sentence of it answers', () => {
    const text = `Most opravíme. ${plain(60)}`
    expect(extentOf(text, [{ from: 0, to: text.length }])).toEqual([{ from: 0, to: 14, folded: false }])
  })

  test('is one endless sentence whole', () => {
    const text = `Most opravíme${', a potom ještě jednou'.repeat(300)}.`
    expect(extentOf(text, [{ from: 0, to: text.length }]).map(({ from, to }) => [from, to])).toEqual([
      [0, text.length],
    ])
  })
})

test('of any paragraph: what answers and what bears on it, whole sentences in their order, nothing else when it is too long', () => {
  const sentence = fc.constantFrom(
    ...[PLAIN, 'Most opravíme.', 'S tím nesouhlasíme.', 'Radnice to navrhuje.', 'Ten zůstane.', 'Dub roste.'],
  )
  const text = fc.array(sentence, { minLength: 1, maxLength: 90 }).map(list => list.join(' '))
  holds(
    fc.property(text, fc.nat(), (given, at) => {
      const ranges = sentences(given)
      const point = ranges[at % ranges.length]
      if (point === undefined) throw new Error('no sentence')
      const stretches = extentOf(given, [point])
      for (const [index, stretch] of stretches.entries()) {
        expect(stretch.from).toBeGreaterThanOrEqual(stretches[index - 1]?.to ?? 0)
        expect(ranges.some(({ from }) => from === stretch.from)).toBe(true)
        expect(ranges.some(({ to }) => to === stretch.to)).toBe(true)
      }
      const inSight = ({ from, to }: { from: number; to: number }) =>
        stretches.some(stretch => !stretch.folded && stretch.from <= from && stretch.to >= to)
      if (ranges.length > 1)
        expect(inSight(point) || given.length > 600 === false || ranges.length === 1).toBe(true)
      if (given.length > 600)
        for (const range of ranges)
          if (relationsIn(given.slice(range.from, range.to)).length > 0) expect(inSight(range)).toBe(true)
    }),
  )
})
