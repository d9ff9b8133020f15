/** The stages that texts of strangers and editors go through, each alone and all together. */

import { readIncoming } from '../../adapters/matrix/message/incoming.ts'
import { renderMatrix } from '../../adapters/matrix/message/render.ts'
import { breakLines } from '../../adapters/sheet/lines.ts'
import { timelineSvg } from '../../adapters/sheet/timeline-svg.ts'
import { renderTelegram } from '../../adapters/telegram/message/render.ts'
import { Answerer } from '../../src/answer/answer.ts'
import { paragraphsIn } from '../../src/chat/pasted.ts'
import { Verifier } from '../../src/chat/verifier.ts'
import { excessOf } from '../../src/content/complexity.ts'
import { type Document, readDocument } from '../../src/content/document.ts'
import { isGuarantorLine, signaturesIn, spellings } from '../../src/content/guarantor.ts'
import { mask } from '../../src/content/mask.ts'
import type { Site } from '../../src/content/site.ts'
import { beginsWithPronoun } from '../../src/czech/anaphora.ts'
import { relationsIn } from '../../src/czech/discourse.ts'
import { fold, words } from '../../src/czech/fold.ts'
import { sentences } from '../../src/czech/sentences.ts'
import { tokensOf, withoutDivisions } from '../../src/czech/token.ts'
import { changesOf, stepsOf } from '../../src/debate/change.ts'
import { readSections } from '../../src/debate/relevance.ts'
import { selectFindings } from '../../src/debate/selection.ts'
import { type Change, SHEET_LETTERS } from '../../src/debate/sheet.ts'
import { type Finding, findTopic } from '../../src/debate/topic.ts'
import { comparedIn } from '../../src/figures/comparable.ts'
import { deadlinesIn } from '../../src/figures/deadlines.ts'
import { figuresIn } from '../../src/figures/figures.ts'
import { namedIn } from '../../src/figures/named.ts'
import { withoutVectors } from '../../src/meaning/embedder.ts'
import type { Passage } from '../../src/model.ts'
import { NearDuplicates } from '../../src/passages/near-duplicates.ts'
import { passagesOf } from '../../src/passages/passage.ts'
import { PhraseIndex } from '../../src/passages/phrase-index.ts'
import { withoutNoise } from '../../src/question/noise.ts'
import { extentOf } from '../../src/reply/extent.ts'
import { replyWithFigures } from '../../src/reply/figures.ts'
import { Frame } from '../../src/reply/frame.ts'
import { openingOf } from '../../src/reply/offer.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { replyWithPassage } from '../../src/reply/reply.ts'
import { counterpartOf } from '../../src/search/counterpart.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { readQuery } from '../../src/search/query.ts'
import { traitsOf } from '../../src/search/traits.ts'
import { MAX_QUESTION, TUNING } from '../../src/search/tuning.ts'
import { differenceOf } from '../../src/text/difference.ts'
import { quotationsIn } from '../../src/text/quotation.ts'
import { ME, message } from '../adapters/matrix/events.ts'
import { checked, TODAY } from '../documents.ts'
import { BLOCKS, HEADS, INLINE, type Shape } from '../hostile-shapes.ts'
import { lexicon } from '../lexicon.ts'
import { NOTHING_BESIDE } from '../quote.ts'
import { passage } from '../search/asking.ts'
import { analyzer, stopWords } from '../stopwords.ts'
import { upTo } from '../thorough.ts'
import { TOWN } from '../town/town.ts'

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
  checked([document, { ...document, file: 'b.md' }])
  spellings(signaturesIn(document.page.body.join('\n')))
}

export function passagesIn(document: Document | null): readonly Passage[] {
  return document === null ? [] : passagesOf([document], TODAY, stopWords)
}

export function index(passages: readonly Passage[]): SearchIndex {
  return new SearchIndex(passages, lexicon.thesaurus)
}

/** Words of all passages, so that a pasted text is found. */
export function phrases(passages: readonly Passage[]): void {
  new PhraseIndex(passages).nearest([['a', 'b']])
}

/** What stands beside a promise where a report says the same. */
function counterpart(text: string): void {
  const promise = passage({ text, place: 'Praha' })
  const { source, ...fact } = passage({ text, place: 'Praha', kind: 'prevention' }, 'b')
  const passages = [promise, { ...fact, source: { ...source, status: 'report' as const } }]
  counterpartOf(promise, { index: index(passages), thesaurus: lexicon.thesaurus })
}

/** Near duplicates of all passages. */
export function nearDuplicates(passages: readonly Passage[]): void {
  const found = new NearDuplicates(passages)
  for (const passage of passages) found.of(passage, () => true)
}

/** Everything that a file goes through. */
export function load(text: string): void {
  const document = documentOf(text)
  check(document)
  const passages = passagesIn(document)
  index(passages)
  nearDuplicates(passages)
  phrases(passages)
}

const town = Object.entries(TOWN).flatMap(([path, text]) => documentOf(String(text), path) ?? [])
const townPassages = passagesOf(town, TODAY, stopWords)
const tools = { ...lexicon, index: index(townPassages), tuning: TUNING }
const answerer = new Answerer(tools)

/** A question by itself, with none of its words and places at home. */
function query(question: string) {
  return readQuery(question, {
    ...tools,
    isHome: () => false,
    years: { newest: TODAY.getFullYear(), has: () => false },
    places: { covers: () => false, isNationwide: false, isRelated: () => false },
  })
}

export function ask(question: string) {
  return answerer.answer(question)
}

/** A question that goes on from three of this kind. */
export function askAfter(question: string) {
  return answerer.answer('a jinde?', { previous: [question, question, question] })
}

/** What `/debata` and `/vyvoj` make of passages that were indexed. */
export function debater(passages: readonly Passage[]): (topic: string) => void {
  const tools = { ...lexicon, index: index(passages), tuning: TUNING }
  const search = { tools, answerer: new Answerer(tools) }
  const sections = readSections(passages)
  const isFirst = ({ passage }: Finding) => sections.firsts.has(passage.code)
  return topic => {
    const { findings } = withoutVectors(findTopic(topic, undefined, search, sections))
    selectFindings(findings, isFirst, SHEET_LETTERS)
    changesOf(findings)
    stepsOf(findings)
  }
}

export const debateInTown = debater(townPassages)

export type NamedShape = readonly [name: string, shape: Shape]

const withHead = (body: string) => `---\ntitle: Text\n---\n\n${body}\n`

/** Letters of half a question, and of a file; the fuzz looks at longer ones. */
export const QUESTION = MAX_QUESTION / 2
export const FILE = upTo(2_500, 2.5)

export const QUESTIONS: readonly NamedShape[] = Object.entries(INLINE)

/** Files of all shapes. */
export const FILES: readonly NamedShape[] = [
  ...Object.entries({ ...INLINE, ...BLOCKS }).map(
    ([name, shape]): NamedShape => [name, length => withHead(shape(length))],
  ),
  ...Object.entries(HEADS),
]

/** Letters of a text for one reader, and of the longest that is asked when the growth of short ones is in doubt. */
export const READ = { length: 1_000, limit: 64_000 }

const ROOM_OF_MANY = { me: ME, isDirect: false, isToUs: false, isCommand: () => false } as const

/** Letters of a passage that begins as the text does. */
const BEGINNING = 500

const PRINTED = { font: 'regular', size: 8, color: '#111111' } as const

function pictured(text: string): Change {
  const step = { year: 2022, place: null, passage: passage(text), marks: [], since: null }
  return { topic: text, place: null, steps: [step] }
}

/** What reads a text letter by letter, each alone, so that no part of it hides behind another. */
export const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  fold,
  words,
  analyse: text => analyzer.analyse(text),
  sentences,
  'discourse relations': relationsIn,
  'a pronoun at the beginning': beginsWithPronoun,
  'the extent of a quote': text => extentOf(text, [{ from: 0, to: Math.min(text.length, 20) }]),
  'an offer': text => openingOf(passage(text), 60),
  'near duplicates': text => nearDuplicates([passage(text), passage(`${text} a`, 'b')]),
  'a difference': text => differenceOf(text, text.split(' ').toReversed().join(' ')),
  'lines of a sheet': text => breakLines([{ text, style: PRINTED }], 400, letters => 4 * letters.length),
  'a picture': text =>
    timelineSvg(pictured(text), { measure: ({ length }) => length, printable: shown => shown }),
  mask,
  excessOf,
  traits: text => traitsOf(passage(text)),
  figures: figuresIn,
  deadlines: text => deadlinesIn(text, TODAY.getFullYear()),
  'named instruments': text => namedIn(text, 'Praha'),
  'compared figures': text => comparedIn([passage(text), passage(`${text} a`, 'b')]),
  'a reply with figures': text =>
    renderPlain(replyWithFigures(text, [passage(text)], NOTHING_BESIDE), { width: 80, color: false }),
  'a counterpart': counterpart,
  'a guarantor line': isGuarantorLine,
  'names of people': text => spellings(signaturesIn(text)),
  'places in a text': text => lexicon.gazetteer.mentions(text),
  'noise in a question': withoutNoise,
  quotations: quotationsIn,
  tokens: text => tokensOf(withoutDivisions(text)),
  'a pasted text': text => paragraphsIn(text, new Frame([passage(text.slice(0, BEGINNING))])),
  'a verification': text =>
    new Verifier({
      passages: [passage(text.slice(0, BEGINNING)), ...townPassages],
      stands: () => true,
    }).verify([text], []),
  'a question': query,
  'concepts of a text': text => lexicon.thesaurus.inText(analyzer.analyse(text)),
  'a mention in Matrix': text => readIncoming(message('ahoj', { formatted_body: text }), ROOM_OF_MANY),
  'a message in Matrix': text => renderMatrix(replyWithPassage(passage(text))),
  'a message in Telegram': text =>
    renderTelegram(replyWithPassage(passage(text)), { username: 'doslova_bot' }),
  'plain text': text => renderPlain(replyWithPassage(passage(text)), { width: 80, color: true }),
}
