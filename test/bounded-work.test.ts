/** Twice as long a text, whatever it is made of, takes at most three times the work to be asked, checked and indexed. */

import { describe, expect, test } from 'vitest'
import { Answerer } from '../src/answer/answer.ts'
import { checkDocuments } from '../src/content/check.ts'
import { excessOf } from '../src/content/complexity.ts'
import { type Document, readDocument } from '../src/content/document.ts'
import { isGuarantorLine, signaturesIn, spellings } from '../src/content/guarantor.ts'
import { mask } from '../src/content/mask.ts'
import type { Site } from '../src/content/site.ts'
import { fold, words } from '../src/czech/fold.ts'
import { sentences } from '../src/czech/sentences.ts'
import type { Passage } from '../src/model.ts'
import { passagesOf } from '../src/passages/passage.ts'
import { renderPlain } from '../src/reply/plain.ts'
import { replyWithPassage } from '../src/reply/reply.ts'
import { SearchIndex } from '../src/search/index.ts'
import { traitsOf } from '../src/search/traits.ts'
import { MAX_QUESTION, TUNING } from '../src/search/tuning.ts'
import { TODAY } from './documents.ts'
import { BLOCKS, HEADS, INLINE, type Shape } from './hostile-shapes.ts'
import { lexicon } from './lexicon.ts'
import { passage } from './search/asking.ts'
import { analyzer, stopWords } from './stopwords.ts'
import { TOWN } from './town.ts'
import { growth, MOST } from './work.ts'

const SITE: Site = {
  ...{ address: 'https://obec.example', permalink: '/:path', place: null },
  ...{ campaigns: new Map(), people: new Map() },
}

/** What is read of a text that stands on a page; null when a limit keeps it out. */
function documentOf(text: string, path = '2026-kolin/text.md'): Document | null {
  return readDocument({ root: '/obsah', site: SITE, base: '' }, { path, text }, lexicon.gazetteer).document
}

function check(document: Document | null): void {
  if (document === null) return
  checkDocuments([document, { ...document, file: 'b.md' }], lexicon.gazetteer)
  spellings(signaturesIn(document.page.body.join('\n')))
}

function passagesIn(document: Document | null): readonly Passage[] {
  return document === null ? [] : passagesOf([document], TODAY, stopWords)
}

function index(passages: readonly Passage[]): SearchIndex {
  return new SearchIndex(passages, lexicon.thesaurus)
}

const town = Object.entries(TOWN).flatMap(([path, text]) => documentOf(String(text), path) ?? [])
const answerer = new Answerer({
  ...lexicon,
  index: index(passagesOf(town, TODAY, stopWords)),
  tuning: TUNING,
})
const ask = (question: string) => answerer.answer(question)
const askAfter = (question: string) =>
  answerer.answer('a jinde?', { previous: [question, question, question] })

const withHead = (body: string) => `---\ntitle: Text\n---\n\n${body}\n`

/** Letters of half a question, of a file, and of a text for one reader; the fuzz looks at longer ones. */
const QUESTION = MAX_QUESTION / 2
const FILE = 2_500
const READ = 1_000

const rows = (shapes: Readonly<Record<string, Shape>>) => Object.entries(shapes)

test('there are more than forty shapes of each', () => {
  expect(rows(INLINE).length).toBeGreaterThan(40)
  expect(rows({ ...BLOCKS, ...HEADS }).length).toBeGreaterThan(40)
})

describe('a question of', () => {
  test.each(rows(INLINE))('%s', (_, shape) => {
    expect(growth(ask, shape(QUESTION), shape(QUESTION * 2))).toBeLessThanOrEqual(MOST)
    expect(growth(askAfter, shape(QUESTION), shape(QUESTION * 2))).toBeLessThanOrEqual(MOST)
  })
})

describe('a file of', () => {
  const bodies = Object.entries({ ...INLINE, ...BLOCKS }).map(([name, shape]): [string, Shape] => [
    name,
    length => withHead(shape(length)),
  ])
  test.each([...bodies, ...rows(HEADS)])('%s', (_, shape) => {
    const read = (text: string) => documentOf(text)
    expect(growth(read, shape(FILE), shape(FILE * 2))).toBeLessThanOrEqual(MOST)
    const [small, large] = [read(shape(FILE)), read(shape(FILE * 2))]
    expect(growth(check, small, large)).toBeLessThanOrEqual(MOST)
    expect(growth(passagesIn, small, large)).toBeLessThanOrEqual(MOST)
    expect(growth(index, passagesIn(small), passagesIn(large))).toBeLessThanOrEqual(MOST)
  })
})

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
  'plain text': text => renderPlain(replyWithPassage(passage(text)), { width: 80, color: true }),
}

describe.each(Object.entries(READERS))('%s of', (_, reader) => {
  test.each(rows(INLINE))('%s', (_, shape) => {
    expect(growth(reader, shape(READ), shape(READ * 2))).toBeLessThanOrEqual(MOST)
  })
})

describe.each(Object.entries({ mask, excessOf }))('%s of', (_, reader) => {
  test.each(rows(BLOCKS))('%s', (_, shape) => {
    expect(growth(reader, shape(READ), shape(READ * 2))).toBeLessThanOrEqual(MOST)
  })
})
