/** Real sites, where they are at hand: whatever sentence of a passage answers, what is shown of it can be read alone. */

import { describe, expect, test } from 'vitest'
import { NOT_READ } from '../../src/answer/understood.ts'
import { relationsIn } from '../../src/czech/discourse.ts'
import { sentences } from '../../src/czech/sentences.ts'
import type { Answer, Passage, Slice } from '../../src/model.ts'
import type { QuoteBlock } from '../../src/reply/block.ts'
import { choiceOf } from '../../src/reply/offer.ts'
import { replyTo, replyWithPassage } from '../../src/reply/reply.ts'
import { NO_REASONS } from '../documents.ts'
import { passagesOfSites, SITE_NAMES } from '../sites.ts'

/** A second reader of pronouns, by their letters. */
const PRONOUN =
  /^[„"(–\s]*(?:(?:v|ve|k|ke|s|se|z|ze|na|o|do|u|po|pro|při|za|díky|kromě|mezi|proti|vedle) )?(?:ten|ta|to|toho|tomu|tím|ti|ty|tento|tato|toto|tohoto|tomuto|tomto|tímto|této|tuto|touto|tito|tyto|těchto|těmto|těmito|takový|taková|takové|jejich|jeho|její|proto|takto)(?![\p{L}\p{N},])/iu

const answerWith = (passage: Passage, excerpt: readonly Slice[]): Answer => ({
  ...{ outcome: 'found', question: 'x', understood: NOT_READ, near: [], fallback: null, speaksFor: null },
  hits: [{ passage, excerpt, marks: [], score: 1, matched: [], met: [], why: NO_REASONS }],
})

function quoteIn({ blocks }: ReturnType<typeof replyTo>): QuoteBlock {
  const [quote] = blocks
  if (quote?.type !== 'quote') throw new Error('no quote')
  return quote
}

/** Every quote that a passage may become: asked for by its code, as a whole, and for each of its sentences. */
function quotesOf(passage: Passage): QuoteBlock[] {
  const { text } = passage
  const whole = { from: 0, to: text.length }
  return [
    replyWithPassage(passage),
    ...[whole, ...sentences(text)].map(range => replyTo(answerWith(passage, [range]))),
  ].map(quoteIn)
}

/** The words of a quote as they are read, with what introduces them. */
function wordsOf({ introductions, parts, items, cutBefore, cutAfter }: QuoteBlock): string {
  const words = parts.map(({ text, gap }) => `${gap ? '… ' : ''}${text}`)
  return [
    ...introductions,
    ...(cutBefore ? ['…'] : []),
    ...words,
    ...items.map(item => item.text),
    ...(cutAfter ? ['…'] : []),
  ].join(' ')
}

/** Number of the passage that the words above a passage are of, or its own. */
function beginningOf(passages: readonly Passage[], at: number): number {
  const introduction = passages[at]?.lead?.text
  if (introduction === undefined) return at
  return passages.slice(0, at).findLastIndex(({ text }) => text.endsWith(introduction))
}

/** Whether another passage stands before it under the same heading. */
function isSecond(passages: readonly Passage[], at: number): boolean {
  const [before, passage] = [passages[at - 1], passages[at]]
  return (
    before !== undefined &&
    before.source.file === passage?.source.file &&
    before.headings.join('\n') === passage.headings.join('\n')
  )
}

describe.skipIf(SITE_NAMES.length === 0)('on real sites', () => {
  test.each(SITE_NAMES)('%s', name => {
    const passages = passagesOfSites(name)
    for (const [at, passage] of passages.entries()) {
      const isBelow = isSecond(passages, beginningOf(passages, at))
      for (const quote of quotesOf(passage)) {
        const words = wordsOf(quote)
        expect(words.endsWith(':'), words).toBe(false)
        if (isBelow) expect(PRONOUN.test(words), words).toBe(false)
        for (const { text, gap } of quote.parts.slice(1))
          if (gap) expect(PRONOUN.test(text), text).toBe(false)
        const shown = quote.parts.map(({ text }) => text).join(' ')
        for (const { from, to } of sentences(passage.text)) {
          const sentence = passage.text.slice(from, to)
          if (relationsIn(sentence).length > 0) expect(shown).toContain(sentence)
        }
      }
      const { text, label } = choiceOf(passage, '')
      if (passage.lead !== null && text.includes(passage.text)) expect(text).toContain(passage.lead.text)
      if (passage.lead !== null && label.includes(passage.text)) expect(label).toContain(passage.lead.text)
      expect([text, label].filter(line => line.endsWith(':'))).toEqual([])
    }
  })
})
