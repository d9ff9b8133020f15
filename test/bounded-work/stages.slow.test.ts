/** Twice as long a text, whatever it is made of, takes at most three times the work of each stage alone. */

import { describe, expect, test } from 'vitest'
import { readIncoming } from '../../adapters/matrix/message/incoming.ts'
import { renderMatrix } from '../../adapters/matrix/message/render.ts'
import { renderTelegram } from '../../adapters/telegram/message/render.ts'
import { excessOf } from '../../src/content/complexity.ts'
import { isGuarantorLine, signaturesIn, spellings } from '../../src/content/guarantor.ts'
import { mask } from '../../src/content/mask.ts'
import { fold, words } from '../../src/czech/fold.ts'
import { sentences } from '../../src/czech/sentences.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { replyWithPassage } from '../../src/reply/reply.ts'
import { traitsOf } from '../../src/search/traits.ts'
import { ME, message } from '../adapters/matrix/events.ts'
import { BLOCKS, INLINE } from '../hostile-shapes.ts'
import { lexicon } from '../lexicon.ts'
import { passage } from '../search/asking.ts'
import { analyzer } from '../stopwords.ts'
import { growth, growthOf, MOST } from '../work.ts'
import {
  ask,
  askAfter,
  check,
  documentOf,
  FILE,
  FILES,
  index,
  passagesIn,
  QUESTION,
  QUESTIONS,
} from './stages.ts'

describe('a question of', () => {
  test.each(QUESTIONS)('%s', (_, shape) => {
    expect(growth(ask, shape(QUESTION), shape(QUESTION * 2))).toBeLessThanOrEqual(MOST)
    expect(growth(askAfter, shape(QUESTION), shape(QUESTION * 2))).toBeLessThanOrEqual(MOST)
  })
})

describe('a file of', () => {
  test.each(FILES)('%s', (_, shape) => {
    const read = (text: string) => documentOf(text)
    expect(growth(read, shape(FILE), shape(FILE * 2))).toBeLessThanOrEqual(MOST)
    const [small, large] = [read(shape(FILE)), read(shape(FILE * 2))]
    expect(growth(check, small, large)).toBeLessThanOrEqual(MOST)
    expect(growth(passagesIn, small, large)).toBeLessThanOrEqual(MOST)
    expect(growth(index, passagesIn(small), passagesIn(large))).toBeLessThanOrEqual(MOST)
  })
})

/** Letters of a text for one reader, and of the longest that is asked when the growth of short ones is in doubt. */
const READ = { length: 1_000, limit: 64_000 }

const ROOM_OF_MANY = { me: ME, isDirect: false, isToUs: false, isCommand: () => false }

/** What reads a text letter by letter, each alone, so that no part of it hides behind another. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  fold,
  words,
  analyse: text => analyzer.analyse(text),
  sentences,
  mask,
  excessOf,
  traits: text => traitsOf(passage(text)),
  'a guarantor line': isGuarantorLine,
  'names of people': text => spellings(signaturesIn(text)),
  'places in a text': text => lexicon.gazetteer.mentions(text),
  'concepts of a text': text => lexicon.thesaurus.inText(analyzer.analyse(text)),
  'a mention in Matrix': text => readIncoming(message('ahoj', { formatted_body: text }), ROOM_OF_MANY),
  'a message in Matrix': text => renderMatrix(replyWithPassage(passage(text))),
  'a message in Telegram': text =>
    renderTelegram(replyWithPassage(passage(text)), { username: 'doslova_bot' }),
  'plain text': text => renderPlain(replyWithPassage(passage(text)), { width: 80, color: true }),
}

describe.each(Object.entries(READERS))('%s of', (_, reader) => {
  test.each(Object.entries(INLINE))('%s', (_, shape) => {
    expect(growthOf(reader, shape, READ)).toBeLessThanOrEqual(MOST)
  })
})

describe.each(Object.entries({ mask, excessOf }))('%s of', (_, reader) => {
  test.each(Object.entries(BLOCKS))('%s', (_, shape) => {
    expect(growthOf(reader, shape, READ)).toBeLessThanOrEqual(MOST)
  })
})
