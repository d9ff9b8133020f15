/** Places that a question is limited to, told from those that are its subject: "v Brně", and "vlak do Brna". */

import { fold } from '../czech/fold.ts'
import type { Mention, Place } from '../places/gazetteer.ts'
import type { Token } from './analysis.ts'
import { COORDINATING, isContrasted, isModel, isSeatOfState, isToDoThere } from './compared-places.ts'

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

/** Where somebody comes from, */
const ORIGIN = new Set(['z', 'ze'])
/** and that somebody lives there. */
const LIVES = /^(?:bydl|zij|pochaz)/
/** Words between that and the place: "bydlím už roky v Brně". */
const LIVES_NEAR = 4

/** Prepositions of where something is. */
const LOCATIVE = new Set(['v', 've', 'pro', 'u'])

/** What may stand between a preposition and its place: "přes celou Prahu", "přes půl Prahy". */
const QUANTITY = /^(?:cel(?:y|a|e|ou|eho|emu|em|ym)|pul|pulk[ay]|pulku|sam(?:y|a|e|otn\w+))$/

const SEPARATORS = /[\s-]+/

/** Three words or more with dashes between them. */
const COMPOUND = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-–][\p{L}\p{N}]+){2,}/gu

/** What a question is, beside its places. */
export interface Asked {
  readonly text: string
  readonly tokens: readonly Token[]
  /** Indexes of words that only ask. */
  readonly frame: ReadonlySet<number>
}

/** What is known of the places of the texts. */
export interface KnownPlaces {
  /** Whether there are texts for a place, a part of it, or the whole it belongs to. */
  readonly covers: (place: Place) => boolean
  /** Whether there are texts for the whole country, which speak for whoever lives in it. */
  readonly isNationwide: boolean
  /** Whether one place lies in the other. */
  readonly isRelated: (a: Place, b: Place) => boolean
}

/** Mentions without those that are part of the name of something else: `Odra` in "kanál Dunaj-Odra-Labe". */
export function outsideNames(mentions: readonly Mention[], text: string): Mention[] {
  const names = [...text.matchAll(COMPOUND)].map(({ 0: name, index }) => ({
    from: index,
    to: index + name.length,
  }))
  const isPartOf = (name: { from: number; to: number }, { from, to }: Mention) =>
    from >= name.from && to <= name.to && to - from < name.to - name.from
  return mentions.filter(mention => !names.some(name => isPartOf(name, mention)))
}

/** How places of a question are meant that are no subject of it. */
export interface PlaceRoles {
  /** Those that limit the answer. */
  readonly scope: readonly Mention[]
  /** Those only spoken of: what somebody compares with, and where he lives. An answer need not hold them. */
  readonly beside: readonly Mention[]
}

/** Tells places that limit an answer, and that are only spoken of, from those that are the subject. */
export function placeRoles(mentions: readonly Mention[], asked: Asked, known: KnownPlaces): PlaceRoles {
  if (isRelation(mentions, asked.tokens)) return { scope: [], beside: [] }
  const models = mentions.filter(mention => !mention.adjective && isModel(mention, asked))
  const places = mentions.filter(
    (mention, at) =>
      !models.includes(mention) &&
      isScope(mention, governing(mention, mentions[at - 1], asked.tokens), asked),
  )
  const own = places.filter(({ place }) => known.covers(place))
  const [scope, others] = partition(places, one => own.includes(one) || isAsked(one, own, asked, known))
  const beside = models.filter(({ place }) => !known.covers(place))
  return { scope, beside: [...beside, ...others] }
}

function partition<T>(list: readonly T[], test: (one: T) => boolean): readonly [T[], T[]] {
  return [list.filter(test), list.filter(one => !test(one))]
}

/** Whether a place without texts is asked for, and not only spoken of by somebody from elsewhere. */
function isAsked(mention: Mention, own: readonly Mention[], asked: Asked, known: KnownPlaces): boolean {
  if (known.isNationwide && isHomeOfAsker(mention, asked)) return false
  if (isContrasted(mention, asked) || isSeatOfState(mention, asked)) return false
  const isOfOne = ({ place, from, to }: Mention) =>
    known.isRelated(place, mention.place) ||
    isListed(asked.tokens, to, mention.from) ||
    isListed(asked.tokens, mention.to, from)
  return own.length === 0 || own.some(isOfOne) || isToDoThere(mention, own, asked)
}

/** Whether two places stand in one list: between them is nothing but conjunctions and prepositions. */
function isListed(tokens: readonly Token[], from: number, to: number): boolean {
  if (to < from) return false
  return tokens
    .filter(token => token.from >= from && token.to <= to)
    .every(({ folded }) => COORDINATING.has(folded) || LOCATIVE.has(folded) || DIRECTION.has(folded))
}

/** Two places side by side are a way from one to the other and no scope: "vlak Liberec – Praha". */
function isRelation(mentions: readonly Mention[], tokens: readonly Token[]): boolean {
  return mentions.some((mention, index) => {
    const next = mentions[index + 1]
    if (next === undefined || mention.adjective || next.adjective) return false
    if (mention.place === next.place || DIRECTION.has(mention.before)) return false
    const isAlone = tokens.every(({ from }) => from < mention.to || from >= next.from)
    return isAlone && !LOCATIVE.has(mention.before)
  })
}

/** The preposition of a place, also where a word of quantity or the place before it stands between: "z Brna nebo Prahy". */
function governing(mention: Mention, previous: Mention | undefined, tokens: readonly Token[]): string {
  const at = tokens.findIndex(({ from }) => from === mention.from)
  if (QUANTITY.test(mention.before)) return tokens[at - 2]?.folded ?? ''
  if (previous === undefined || !COORDINATING.has(mention.before)) return mention.before
  const isWayOn = tokens[at - 2]?.to === previous.to && DIRECTION.has(previous.before)
  return isWayOn ? previous.before : mention.before
}

/** A place is the scope of a question when the answer is to hold there: `v Brně`, `pro Liberecký kraj`, `Brno parkování`. */
function isScope(mention: Mention, before: string, asked: Asked): boolean {
  if (mention.place.kind === 'stát' || mention.adjective) return false
  if (ORIGIN.has(before) && isAlone(mention, asked)) return true
  if (before !== 'na') return !DIRECTION.has(before)
  const words = asked.tokens.filter(({ from, to }) => from >= mention.from && to <= mention.to)
  if (/(?:sku|cku)$/.test(words[0]?.folded ?? '')) return true
  return mention.place.locative.startsWith('na ') && !isAccusative(words, mention.place)
}

/** Whether the words of a place are in the fourth case, which behind "na" is a way there: "na Kladno", not "na Kladně". */
function isAccusative(words: readonly Token[], { name, locative }: Place): boolean {
  const named = fold(name).split(SEPARATORS)
  const inside = fold(locative).split(SEPARATORS).slice(1)
  // From the end: `Vysočina` is said for `Kraj Vysočina`.
  return words.some(({ folded }, at) => {
    const nominative = named.at(at - words.length) ?? ''
    if (nominative.endsWith('a')) return folded === `${nominative.slice(0, -1)}u`
    return folded === nominative && folded !== inside.at(at - words.length)
  })
}

/** Whether who asks says that he lives there: "bydlím v Brně". */
function isHomeOfAsker({ from }: Mention, { tokens }: Asked): boolean {
  const at = tokens.findIndex(token => token.from === from)
  return tokens.slice(Math.max(0, at - LIVES_NEAR), at).some(({ folded }) => LIVES.test(folded))
}

/** Whether a message says nothing beside a place: "jsem z Opavy". */
function isAlone({ from, to }: Mention, { tokens, frame }: Asked): boolean {
  return tokens.every(
    (token, at) =>
      (token.from >= from && token.to <= to) || token.stop || frame.has(at) || LIVES.test(token.folded),
  )
}
