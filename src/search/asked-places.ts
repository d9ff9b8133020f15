/** Places that a question is limited to, told from those that are its subject: "v Brně", and "vlak do Brna". */

import type { Mention } from '../places/gazetteer.ts'
import type { Token } from './analysis.ts'

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

/** Prepositions of where something is. */
const LOCATIVE = new Set(['v', 've', 'pro', 'u'])

/** Three words or more with dashes between them. */
const COMPOUND = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-–][\p{L}\p{N}]+){2,}/gu

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

/** The mentions of places that limit an answer. `frame`: indexes of words that only ask. */
export function scopeAmong(
  mentions: readonly Mention[],
  tokens: readonly Token[],
  frame: ReadonlySet<number>,
): readonly Mention[] {
  return isRelation(mentions, tokens) ? [] : mentions.filter(mention => isScope(mention, tokens, frame))
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

/** A place is the scope of a question when the answer is to hold there: `v Brně`, `pro Liberecký kraj`, `Brno parkování`. */
function isScope(mention: Mention, tokens: readonly Token[], frame: ReadonlySet<number>): boolean {
  if (mention.place.kind === 'stát' || mention.adjective) return false
  if (ORIGIN.has(mention.before) && isAlone(mention, tokens, frame)) return true
  if (mention.before !== 'na') return !DIRECTION.has(mention.before)
  const word = tokens.find(token => token.from === mention.from)?.folded ?? ''
  return mention.place.locative.startsWith('na ') || /(?:sku|cku)$/.test(word)
}

/** Whether a message says nothing beside a place: "jsem z Opavy". */
function isAlone({ from, to }: Mention, tokens: readonly Token[], frame: ReadonlySet<number>): boolean {
  return tokens.every(
    (token, at) =>
      (token.from >= from && token.to <= to) || token.stop || frame.has(at) || LIVES.test(token.folded),
  )
}
