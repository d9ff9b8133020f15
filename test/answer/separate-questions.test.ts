/** A message that asks several things. */

import { expect, test } from 'vitest'
import { separateQuestions } from '../../src/answer/separate-questions.ts'
import { passagesOf, verifiedAnswer } from '../../src/engine/verified-answer.ts'
import type { Reply } from '../../src/reply/block.ts'
import { answerJson } from '../../src/reply/json.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { replyTo } from '../../src/reply/reply.ts'
import { lexicon } from '../lexicon.ts'
import { asking, type Texts } from '../search/asking.ts'

const TEXTS: Texts = {
  parkování: 'Parkování v centru rozšíříme o patrové domy.',
  školky: 'Školky otevřeme od dvou let věku.',
  bazén: 'Bazén opravíme a přidáme saunu.',
  bazénCena: 'Bazén bude stát 30 milionů korun.',
}

const { answer, query } = asking(TEXTS, { frames: lexicon.frames })
const separate = (message: string) => separateQuestions(message, query)

test.each([
  ['Bude parkování? A co školky?', ['Bude parkování?', 'A co školky?']],
  ['co bude s parkovanim? a co skolky', ['co bude s parkovanim?', 'a co skolky']],
  ['parkování? školky? bazén?', ['parkování?', 'školky?', 'bazén?']],
  ['Školky?Parkování?', ['Školky?', 'Parkování?']],
  ['Mám psa. Bude parkování? (A co školky?)', ['Mám psa. Bude parkování?', '(A co školky?)']],
  [
    'Můžu se zeptat? Bude parkování? Školky opravíte?',
    ['Můžu se zeptat? Bude parkování?', 'Školky opravíte?'],
  ],
  ['Jak to vidíte s parkováním? A co školky?', ['Jak to vidíte s parkováním?', 'A co školky?']],
])('%s: asks for several things', (message, questions) => {
  expect(separate(message)).toEqual(questions)
})

test.each([
  'Bude parkování?',
  'Bude parkování? Kdy?',
  'Opravíte bazén? A kolik to bude stát?',
  'Opravíte bazén? Nebo ho zbouráte?',
  'Bude parkování?! Děkuji.',
  'Bude parkování? Bude parkování?',
  'Bude parkování? https://example.cz/?id=3',
  'Bude parkování? Xyzzy?',
  'xyzzy plugh? Bude parkování?',
  'parkování? školky? bazén? sauna?',
  '?? ?? ??',
  '',
])('%s: asks for one thing, or too many', message => {
  expect(separate(message)).toEqual([message])
})

const codesOf = (message: string) => {
  const { parts = [] } = answer(message)
  return parts.map(part => (part.outcome === 'found' ? part.hits[0]?.passage.code : part.outcome))
}

test('each of them has its answer or its no, and those found are passages of the whole', () => {
  expect(codesOf('Bude parkování? A co školky?')).toEqual(['X-parkování', 'X-školky'])
  expect(codesOf('Bude parkování? A co hasiči?')).toEqual(['X-parkování', 'silent'])
  const whole = answer('Budou hasiči? A co školky? Opravíte bazén?')
  if (whole.outcome !== 'found') expect.unreachable(whole.outcome)
  expect(whole.hits.map(({ passage: { code } }) => code).slice(0, 2)).toEqual(['X-školky', 'X-bazén'])
  expect(whole.question).toBe('Budou hasiči? A co školky? Opravíte bazén?')
})

test('without two answers of their own it is read as one question', () => {
  expect(answer('Budou hasiči? A co popeláři?')).toMatchObject({ outcome: 'silent' })
  expect(codesOf('Budou hasiči? A co popeláři?')).toEqual([])
  // Both are answered by the same passage.
  expect(codesOf('Bude parkování? Parkování v centru rozšíříte?')).toEqual([])
  expect(codesOf('Děkuji? Bude parkování?')).toEqual([])
  expect(codesOf('Budou školky? A kdy budou školky otevřené?')).toEqual([])
})

test('those that one passage answers are one', () => {
  const { parts = [] } = answer('Bude parkování? Parkování v centru rozšíříte? A co školky?')
  expect(parts.map(({ question }) => question)).toEqual([
    'Bude parkování? Parkování v centru rozšíříte?',
    'A co školky?',
  ])
})

test('a later one may lean on the one before', () => {
  expect(codesOf('Školky otevřete? Kolik milionů bude stát bazén?')).toEqual(['X-školky', 'X-bazénCena'])
})

test('a reply says which question it answers, without what was told before', () => {
  const texts = replyTo(answer('Mám psa. Bude parkování? A co školky?')).blocks.flatMap(block =>
    block.type === 'say'
      ? [block.text.replaceAll('\u00a0', ' ')]
      : block.type === 'quote'
        ? [block.code]
        : [],
  )
  expect(texts).toEqual([
    'K otázce „Bude parkování?“:',
    'X-parkování',
    'K otázce „A co školky?“:',
    'X-školky',
  ])
})

const saidIn = (reply: Reply) => reply.blocks.flatMap(block => (block.type === 'say' ? [block.text] : []))

test('each no stands below its question, also where it is the same', () => {
  const known = asking(TEXTS, { thesaurus: 'odpad: popeláři\npožáry: hasiči' })
  const reply = replyTo(known.answer('Bude parkování? A co popeláři? A co hasiči?'))
  expect(reply.blocks.map(({ type }) => type).slice(-4)).toEqual(['say', 'say', 'say', 'say'])
  const [, first, , second] = saidIn(reply).slice(-4)
  expect(first).toBe(second)
})

test('how to ask for another place is said once, below all of them', () => {
  const towns = asking({
    kina: { text: 'Kino v parku otevřeme.', place: 'Brno' },
    školky: { text: 'Školky otevřeme od dvou let.', place: 'Praha' },
  })
  const reply = replyTo(towns.answer('Bude kino v parku? A co školky od dvou let?'))
  expect(saidIn(reply).filter(text => text === PHRASES.otherPlace)).toHaveLength(1)
  expect(reply.blocks.findLastIndex(({ type }) => type === 'quote')).toBeLessThan(
    reply.blocks.findIndex(block => block.type === 'say' && block.text === PHRASES.otherPlace),
  )
})

test('JSON has what became of each', () => {
  const { parts, passages } = answerJson(answer('Bude parkování? A co hasiči?'), { version: '', date: null })
  expect(parts?.map(({ question, outcome, codes }) => [question, outcome, codes])).toEqual([
    ['Bude parkování?', 'found', ['X-parkování']],
    ['A co hasiči?', 'silent', []],
  ])
  expect(passages.map(({ code }) => code)).toEqual(['X-parkování'])
  // What another question is answered by is not the closest to one without an answer.
  expect(parts?.map(({ near }) => near)).toEqual([[], []])
  expect(answerJson(answer('Bude parkování?'), { version: '', date: null })).not.toHaveProperty('parts')
})

test('a passage that is not what its file says is in no part', () => {
  const whole = answer('Bude parkování? A co školky?')
  expect(passagesOf(whole).map(({ code }) => code)).toContain('X-školky')
  const verified = verifiedAnswer(whole, ({ code }) => code !== 'X-školky')
  expect(passagesOf(verified).map(({ code }) => code)).not.toContain('X-školky')
  expect(verified.parts?.map(({ outcome }) => outcome)).toEqual(['found', 'silent'])
})
