/** The stages that texts of strangers and editors go through, each alone and all together. */

import { Answerer } from '../../src/answer/answer.ts'
import { checkDocuments } from '../../src/content/check.ts'
import { type Document, readDocument } from '../../src/content/document.ts'
import { signaturesIn, spellings } from '../../src/content/guarantor.ts'
import type { Site } from '../../src/content/site.ts'
import type { Passage } from '../../src/model.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { MAX_QUESTION, TUNING } from '../../src/search/tuning.ts'
import { TODAY } from '../documents.ts'
import { BLOCKS, HEADS, INLINE, type Shape } from '../hostile-shapes.ts'
import { lexicon } from '../lexicon.ts'
import { stopWords } from '../stopwords.ts'
import { TOWN } from '../town.ts'

const SITE: Site = {
  ...{ address: 'https://obec.example', permalink: '/:path', place: null },
  ...{ campaigns: new Map(), people: new Map() },
}

/** What is read of a text that stands on a page; null when a limit keeps it out. */
export function documentOf(text: string, path = '2026-kolin/text.md'): Document | null {
  return readDocument({ root: '/obsah', site: SITE, base: '' }, { path, text }, lexicon.gazetteer).document
}

export function check(document: Document | null): void {
  if (document === null) return
  checkDocuments([document, { ...document, file: 'b.md' }], lexicon.gazetteer)
  spellings(signaturesIn(document.page.body.join('\n')))
}

export function passagesIn(document: Document | null): readonly Passage[] {
  return document === null ? [] : passagesOf([document], TODAY, stopWords)
}

export function index(passages: readonly Passage[]): SearchIndex {
  return new SearchIndex(passages, lexicon.thesaurus)
}

/** Everything that a file goes through. */
export function load(text: string): void {
  const document = documentOf(text)
  check(document)
  index(passagesIn(document))
}

const town = Object.entries(TOWN).flatMap(([path, text]) => documentOf(String(text), path) ?? [])
const answerer = new Answerer({
  ...lexicon,
  index: index(passagesOf(town, TODAY, stopWords)),
  tuning: TUNING,
})

export function ask(question: string) {
  return answerer.answer(question)
}

/** A question that goes on from three of this kind. */
export function askAfter(question: string) {
  return answerer.answer('a jinde?', { previous: [question, question, question] })
}

export type NamedShape = readonly [name: string, shape: Shape]

const withHead = (body: string) => `---\ntitle: Text\n---\n\n${body}\n`

/** Letters of half a question, and of a file; the fuzz looks at longer ones. */
export const QUESTION = MAX_QUESTION / 2
export const FILE = 2_500

export const QUESTIONS: readonly NamedShape[] = Object.entries(INLINE)

/** Files of all shapes. */
export const FILES: readonly NamedShape[] = [
  ...Object.entries({ ...INLINE, ...BLOCKS }).map(
    ([name, shape]): NamedShape => [name, length => withHead(shape(length))],
  ),
  ...Object.entries(HEADS),
]
