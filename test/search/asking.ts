/** A search over a few paragraphs, each with a short name, so that a row can say: this question, that paragraph. */

import { Answerer, type AnswerTools, type Context } from '../../src/answer/answer.ts'
import { Frames } from '../../src/czech/frames.ts'
import { Surnames } from '../../src/czech/surnames.ts'
import type { Answer, Hit, Passage, Source } from '../../src/model.ts'
import { Gazetteer } from '../../src/places/gazetteer.ts'
import type { KnownYears } from '../../src/question/years.ts'
import type { KnownPlaces } from '../../src/search/asked-places.ts'
import { SearchIndex } from '../../src/search/index.ts'
import { type Query, readQuery } from '../../src/search/query.ts'
import { Thesaurus } from '../../src/search/thesaurus.ts'
import { TUNING, type Tuning } from '../../src/search/tuning.ts'
import { analyzer } from '../stopwords.ts'

/** A paragraph: its words alone, or with the place where it stands. */
export type Text =
  | string
  | ({ readonly text: string; readonly lead?: string; readonly also?: Where[] } & Where)

type Where = Partial<
  Pick<Source, 'title' | 'place' | 'year' | 'guarantor'> &
    Pick<Passage, 'headings' | 'leftover' | 'kind' | 'standalone'>
>

export type Texts = Readonly<Record<string, Text>>

/** Real places, but few. */
export const PLACES = `
Česko | stát | - | v Česku | česka, česku, *český | -
Praha | kraj | Česko | v Praze | prahy, praze, prahu, *pražský | -
Praha 5 | část | Praha | na Praze 5 | prahy 5, praze 5 | -
Praha 7 | část | Praha | na Praze 7 | prahy 7, praze 7 | -
Liberecký kraj | kraj | Česko | v Libereckém kraji | libereckého kraje, libereckém kraji, liberecko, liberecku | -
Liberec | město | Liberecký kraj | v Liberci | liberce, liberci, *liberecký | -
Turnov | město | Liberecký kraj | v Turnově | turnova, turnově, *turnovský | -
Jihomoravský kraj | kraj | Česko | v Jihomoravském kraji | jihomoravského kraje, jihomoravském kraji | -
Brno | město | Jihomoravský kraj | v Brně | brna, brně, brno, *brněnský | -
Kraj Vysočina | kraj | Česko | na Vysočině | vysočina, vysočiny, vysočině, vysočinu | -
Jihlava | město | Kraj Vysočina | v Jihlavě | jihlavy, jihlavě, jihlavu, *jihlavský | -
`

/** The default weights, but the best passage is an answer however unsure it is: for tests of the order alone. */
export const UNSURE: Tuning = { ...TUNING, answer: { ...TUNING.answer, confidence: 0 } }

/** The same, and every passage that meets the question at all is part of the answer. */
export const ALL: Tuning = {
  ...TUNING,
  answer: { ...TUNING.answer, confidence: 0, tail: 0, termCoverage: 0 },
}

/** Never answers: for tests of the three noes. */
export const MUTE: Tuning = { ...TUNING, answer: { ...TUNING.answer, confidence: 2 } }

const NO_LIST = { list: null, refersBack: false }

export function passage(text: Text, name = 'text'): Passage {
  const where: Where & { lead?: string; also?: Where[] } = typeof text === 'string' ? {} : text
  const words = typeof text === 'string' ? text : text.text
  const { headings = [], leftover = null, kind = 'program', standalone = true, lead, also = [] } = where
  return {
    code: `X-${name}`,
    kind,
    text: words,
    slices: [{ from: 0, to: words.length }],
    headings,
    lead: lead === undefined ? null : { text: lead, slices: [] },
    ...NO_LIST,
    source: sourceOf(where, name),
    also: also.map(other => ({
      ...sourceOf(other, name),
      ...{
        slices: [{ from: 0, to: words.length }],
        headings: [],
        lead: null,
        ...NO_LIST,
        leftover: other.leftover ?? null,
      },
    })),
    leftover,
    standalone,
  }
}

function sourceOf({ title = '', place = null, year = null, guarantor = null }: Where, name: string): Source {
  return {
    ...{ folder: '/obsah', file: `${name}.md`, lines: [1, 1], title, place, year },
    ...{ election: null, campaign: null, guarantor, status: 'undated', wording: 'verbatim' },
    ...{ url: null, link: null },
  }
}

export interface Asking {
  readonly tools: AnswerTools
  readonly answer: (question: string, context?: Context) => Answer
  readonly hits: (question: string, context?: Context) => readonly Hit[]
  /** Names of the passages that answer, best first. */
  readonly all: (question: string, context?: Context) => string[]
  /** Name of the first passage, or what became of the question. */
  readonly first: (question: string, context?: Context) => string
  /** Name of the passage that a no shows as the closest, or null. */
  readonly closest: (question: string, context?: Context) => string | null
  /** The question as it is read where no text is for a place or a year. */
  readonly query: (question: string) => Query
}

export interface Options {
  readonly thesaurus?: string | Thesaurus
  readonly gazetteer?: Gazetteer
  readonly commonWords?: ReadonlySet<string>
  readonly frames?: Frames
  readonly surnames?: Surnames
  readonly tuning?: Tuning
}

const NO_WORDS: ReadonlySet<string> = new Set()
const NO_FRAMES = new Frames()
const NO_SURNAMES = Surnames.of('')
const NO_YEARS: KnownYears = { newest: 2022, has: () => false }
const NO_PLACES: KnownPlaces = { covers: () => false, isNationwide: false, isRelated: () => false }

/** Something to ask over `texts`. */
export function asking(texts: Texts, options: Options = {}): Asking {
  const {
    thesaurus: given = '',
    gazetteer = Gazetteer.read(PLACES),
    commonWords = NO_WORDS,
    frames = NO_FRAMES,
    surnames = NO_SURNAMES,
    tuning = UNSURE,
  } = options
  const thesaurus =
    typeof given === 'string' ? Thesaurus.read([{ name: 'slova.txt', text: given }], analyzer) : given
  const passages = Object.entries(texts).map(([name, text]) => passage(text, name))
  const index = new SearchIndex(passages, thesaurus)
  const tools = { index, thesaurus, commonWords, frames, surnames, gazetteer, tuning }
  const answerer = new Answerer(tools)
  const answer: Asking['answer'] = (question, context) => answerer.answer(question, context)
  const hits: Asking['hits'] = (question, context) => {
    const given = answer(question, context)
    return given.outcome === 'found' ? given.hits : []
  }
  const all: Asking['all'] = (question, context) => hits(question, context).map(nameOf)
  const first: Asking['first'] = (question, context) =>
    all(question, context)[0] ?? outcomeOf(answer(question, context))
  const closest: Asking['closest'] = (question, context) => {
    const [near] = answer(question, context).near
    return near === undefined ? null : nameOf(near.hit)
  }
  const query: Asking['query'] = question =>
    readQuery(question, { ...tools, isHome: () => false, years: NO_YEARS, places: NO_PLACES })
  return { tools, answer, hits, all, first, closest, query }
}

function nameOf({ passage: { code } }: Hit): string {
  return code.slice('X-'.length)
}

function outcomeOf(answer: Answer): string {
  return answer.outcome === 'not-policy' ? `not-policy: ${answer.reason}` : answer.outcome
}
