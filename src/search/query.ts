/** What a question asks for: its subject word by word, the place, the years, the kind of answer. */

import type { Word } from '../czech/fold.ts'
import { root } from '../czech/stem.ts'
import { isWeakWord } from '../czech/stopwords.ts'
import { isVerbLike } from '../czech/verb.ts'
import type { Gazetteer, Mention, Place } from '../places/gazetteer.ts'
import { analyse, rootKey, type Token } from './analysis.ts'
import { conceptKey, type Evidence, type SearchIndex } from './index.ts'
import type { Association, Concept, ConceptMatch, Thesaurus } from './thesaurus.ts'
import { ASSOCIATION, LEVELS, TYPO } from './tuning.ts'

/** One way in which a passage can meet a unit. */
export interface Way {
  readonly evidence: Evidence
  /** How well it meets it, up to 1. */
  readonly strength: number
}

/** A word of the subject with all the ways to meet it. */
export interface Unit {
  readonly token: Token
  /** How much of the question it carries: the rarity of what it asks for. */
  readonly weight: number
  /** Ways by `field:key`. */
  readonly ways: ReadonlyMap<string, Way>
  readonly concepts: readonly Concept[]
  /** The stems that a misspelt word may have been meant for. */
  readonly corrected: readonly string[]
  /** Neither the passages nor the thesaurus know anything like it. */
  readonly unknown: boolean
}

/** What the answer should contain. */
export type Want = 'number' | 'date' | 'place' | 'person' | null

export interface Period {
  readonly from: number
  readonly to: number
}

export interface Query {
  readonly text: string
  readonly tokens: readonly Token[]
  readonly units: readonly Unit[]
  readonly concepts: readonly Concept[]
  /** Places the answer must be about. */
  readonly scope: readonly Place[]
  readonly period: Period | null
  readonly want: Want
}

export interface QueryTools {
  readonly gazetteer: Gazetteer
  /** Whether the texts here are for that place or a part of it; a place inside theirs is a subject to be found. */
  readonly isHome: (place: Place) => boolean
  readonly thesaurus: Thesaurus
  readonly index: SearchIndex
}

/** More words than a subject has; the rest of a long message is its story. */
const MAX_UNITS = 14
/** Prepositions of a way there or from there: the place is part of the subject, not its scope. */
const DIRECTION = new Set([
  'do',
  'z',
  'ze',
  'od',
  'k',
  'ke',
  'ku',
  'na',
  'pres',
  'smer',
  'smerem',
  'mezi',
  'a',
  'kolem',
  'pod',
  'nad',
  'za',
  's',
  'se',
])

/** Reads a question. Pure: the same question over the same index gives the same query. */
export function readQuery(text: string, tools: QueryTools): Query {
  const tokens = analyse(text)
  const mentions = tools.gazetteer.mentionsIn(tokens)
  const scopeMentions = mentions.filter(mention => isScope(mention, tokens))
  const matches = tools.thesaurus.inQuestion(tokens)
  const home = scopeMentions.filter(mention => tools.isHome(mention.place))
  const namesHome = (word: Word) => home.some(mention => word.from >= mention.from && word.to <= mention.to)
  const associations = tools.thesaurus.associated(tokens).filter(isStrong).slice(0, ASSOCIATION.concepts)
  const units: Unit[] = []
  for (const [at, token] of tokens.entries()) {
    const over = matches.filter(match => match.from <= at && at < match.to)
    if (namesHome(token) || isYear(token) || token.stop) continue
    units.push(
      readUnit(
        token,
        over,
        associations.filter(({ tokens: shared }) => shared.includes(at)),
        tools,
      ),
    )
  }
  for (const match of matches) {
    const covered = tokens.slice(match.from, match.to)
    if (match.words > 1 && covered.every(token => token.stop))
      units.push(conceptUnit(covered[0] as Token, match.concept, tools))
  }
  return {
    text,
    tokens,
    units: strongest(merged(units)),
    concepts: [...new Map(matches.map(match => [match.concept.id, match.concept])).values()],
    scope: scopeMentions.map(mention => mention.place),
    period: readPeriod(tokens),
    want: readWant(tokens),
  }
}

/** A place is the scope of a question when the answer is to hold there: `v Brně`, `pro Liberecký kraj`, `Brno parkování`. */
function isScope(mention: Mention, tokens: readonly Token[]): boolean {
  if (mention.place.kind === 'stát' || mention.adjective) return false
  if (mention.before !== 'na') return !DIRECTION.has(mention.before)
  const word = tokens.find(token => token.from === mention.from)?.folded ?? ''
  return mention.place.locative.startsWith('na ') || /(?:sku|cku)$/.test(word)
}

function isYear(token: Token): boolean {
  return /^(?:19|20)\d\d$/.test(token.folded)
}

/** Share of a concept whose term stands inside a longer term: in "modrá zóna" the zone alone says less. */
function sureness(match: ConceptMatch, over: readonly ConceptMatch[]): number {
  const inside = over.some(
    other => other.words > match.words && other.from <= match.from && other.to >= match.to,
  )
  return inside ? LEVELS.insideTerm : 1
}

/** How much a word without a concept counts: what is done says less about the subject than what it is done to. */
function plainShare(token: Token): number {
  return isVerbLike(token.folded) ? LEVELS.plainVerb : LEVELS.plainWord
}

/** Two shared words, or one that hardly any other concept has. */
function isStrong({ score, tokens }: Association): boolean {
  return score >= (tokens.length > 1 ? ASSOCIATION.twoWords : ASSOCIATION.oneWord)
}

function readUnit(
  token: Token,
  over: readonly ConceptMatch[],
  associations: readonly Association[],
  tools: QueryTools,
): Unit {
  const { index, thesaurus } = tools
  const ways = new Map<string, Way>()
  const known = token.stems.some(stem => index.frequency('text', stem) > 0)
  addStems(ways, token.stems, 1)
  let concepts = over.map(match => ({ concept: match.concept, share: sureness(match, over) }))
  let corrected: readonly string[] = []
  if (!known && concepts.length === 0) {
    const fixed = correct(token, tools)
    corrected = fixed.stems
    addStems(ways, corrected, TYPO.strength)
    concepts = fixed.concepts.map(concept => ({ concept, share: TYPO.strength }))
  }
  for (const { concept, share } of concepts) addConcept(ways, concept, share, thesaurus)
  for (const { concept, score } of associations) {
    const share = ASSOCIATION.strength * Math.min(1, score / ASSOCIATION.sure)
    addConcept(ways, concept, share, thesaurus)
  }
  const unknown = !known && concepts.length === 0 && corrected.length === 0 && associations.length === 0
  const kind = unknown
    ? LEVELS.unknownWord
    : concepts.length + associations.length === 0
      ? plainShare(token)
      : 1
  return {
    token,
    weight: weigh(token, ways, index) * kind,
    ways,
    concepts: concepts.map(({ concept }) => concept),
    corrected,
    unknown,
  }
}

function conceptUnit(token: Token, concept: Concept, tools: QueryTools): Unit {
  const ways = new Map<string, Way>()
  addConcept(ways, concept, 1, tools.thesaurus)
  return {
    token,
    weight: weigh(token, ways, tools.index),
    ways,
    concepts: [concept],
    corrected: [],
    unknown: false,
  }
}

function addWay(ways: Map<string, Way>, key: string, field: Evidence['field'], strength: number): void {
  const name = `${field}:${key}`
  if ((ways.get(name)?.strength ?? 0) >= strength) return
  ways.set(name, { evidence: { key, field, weight: strength }, strength })
}

function addStems(ways: Map<string, Way>, stems: readonly string[], factor: number): void {
  for (const [order, stem] of stems.entries()) {
    const share = factor * (order === 0 ? 1 : LEVELS.otherStem)
    addWay(ways, stem, 'text', share * LEVELS.stem)
    addWay(ways, stem, 'head', share * LEVELS.headStem)
    const family = root(stem)
    if (family.length < 3) continue
    for (const key of [family, rootKey(family)]) {
      addWay(ways, key, 'text', share * LEVELS.root)
      addWay(ways, key, 'head', share * LEVELS.headRoot)
    }
  }
}

function addConcept(ways: Map<string, Way>, concept: Concept, factor: number, thesaurus: Thesaurus): void {
  addWay(ways, conceptKey(concept.id), 'concepts', factor * LEVELS.concept)
  addWay(ways, conceptKey(concept.id), 'headConcepts', factor * LEVELS.headConcept)
  for (const id of concept.narrower) {
    addWay(ways, conceptKey(id), 'concepts', factor * LEVELS.narrower)
    for (const deeper of thesaurus.concepts[id]?.narrower ?? []) {
      addWay(ways, conceptKey(deeper), 'concepts', factor * LEVELS.narrower * LEVELS.narrower)
    }
  }
}

/** Rarity of the word itself where the passages have it, else of the concept it stands for. */
function weigh(token: Token, ways: ReadonlyMap<string, Way>, index: SearchIndex): number {
  let literal = 0
  let conceptual = 0
  for (const { evidence } of ways.values()) {
    const count = index.frequency(evidence.field, evidence.key)
    if (evidence.field === 'text') literal = Math.max(literal, count)
    else if (evidence.field === 'concepts') conceptual = Math.max(conceptual, count)
  }
  const rarity = index.rarity(Math.max(literal, conceptual))
  return isWeakWord(token.folded) ? rarity * LEVELS.weakWord : rarity
}

/** Known stems that a word nobody knows may have been meant for, with their concepts. */
function correct(token: Token, { index, thesaurus }: QueryTools): { stems: string[]; concepts: Concept[] } {
  const { folded } = token
  if (folded.length < TYPO.minLength || /\d/.test(folded)) return { stems: [], concepts: [] }
  const found = new Map<string, number>()
  for (const stem of token.stems.filter(stem => stem.length >= TYPO.minStem)) {
    const edits = stem.length >= TYPO.longWord ? 2 : 1
    for (const { stem: other, distance } of index.similarStems(stem, edits)) {
      if (other.length < TYPO.minStem) continue
      found.set(other, Math.min(found.get(other) ?? 9, distance + (other[0] === stem[0] ? 0 : 0.5)))
    }
  }
  const nearest = Math.min(...found.values())
  const near = [...found].filter(([, distance]) => distance === nearest).map(([stem]) => stem)
  const stems = (near.length > 0 ? near : index.stemsWithPrefix(token.stems)).slice(0, TYPO.candidates)
  return { stems, concepts: [...new Set(stems.flatMap(stem => thesaurus.ofStem(stem)))] }
}

/** One unit for a word that is repeated. */
function merged(units: readonly Unit[]): Unit[] {
  const byStem = new Map<string, Unit>()
  for (const unit of units) {
    const key = `${unit.token.stems[0]}|${unit.concepts.map(concept => concept.id).join()}`
    if (!byStem.has(key)) byStem.set(key, unit)
  }
  return [...byStem.values()]
}

/** The units that carry a long message: rare words and words that name a concept. */
function strongest(units: readonly Unit[]): Unit[] {
  if (units.length <= MAX_UNITS) return [...units]
  const value = (unit: Unit) => (unit.unknown ? 0 : unit.weight * (unit.concepts.length > 0 ? 1.5 : 1))
  const kept = new Set([...units].sort((a, b) => value(b) - value(a)).slice(0, MAX_UNITS))
  return units.filter(unit => kept.has(unit))
}

/** `od roku 2020`, `před rokem 2018`, `2014-2018`, `v roce 2022`. */
function readPeriod(tokens: readonly Token[]): Period | null {
  const years = tokens.flatMap((token, at) => (isYear(token) ? [{ year: Number(token.folded), at }] : []))
  const first = years[0]
  const last = years.at(-1)
  if (first === undefined || last === undefined) return null
  const before = tokens.slice(Math.max(0, first.at - 2), first.at).map(token => token.folded)
  if (years.length > 1) return { from: Math.min(first.year, last.year), to: Math.max(first.year, last.year) }
  if (before.includes('od') || before.includes('po')) return { from: first.year, to: 9999 }
  if (before.includes('do') || before.includes('pred')) return { from: 0, to: first.year }
  return { from: first.year, to: first.year }
}

function readWant(tokens: readonly Token[]): Want {
  const list = tokens.map(token => token.folded)
  const has = (...words: string[]) => words.some(word => list.includes(word))
  if (has('kolik', 'kolika', 'kolikati', 'kolikrat', 'procent', 'much', 'many')) return 'number'
  if (has('kdy', 'odkdy', 'dokdy', 'when')) return 'date'
  if (has('kde', 'kam', 'odkud', 'kudy', 'where') || /ktere[mj]? (?:mest|obc|mist)/.test(list.join(' ')))
    return 'place'
  if (has('kdo', 'koho', 'komu', 'kym', 'garant', 'garantem', 'who')) return 'person'
  return null
}
