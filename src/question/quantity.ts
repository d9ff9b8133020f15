/** Quantities of a text: its numbers, in digits or words, each with what it counts. */

import type { Word } from '../czech/fold.ts'
import { isFraction, isNumeral } from '../czech/numeral.ts'
import type { Unit } from './wanted.ts'

/** A number with its unit. Numbers that count nothing (years, days, road numbers, paragraphs of laws) are none. */
export interface Quantity {
  readonly unit: Exclude<Unit, 'change' | 'any'>
  /** Indexes of its first word and of the one behind its unit. */
  readonly at: number
  readonly end: number
}

const UNITS: readonly (readonly [RegExp, Quantity['unit']])[] = [
  [/^(?:kc|korun\w*|czk|eur|euro|eura|halir\w*)$/, 'money'],
  [/^(?:procent\w*|promile|procentni\w*)$/, 'share'],
  [
    /^(?:rok|roky|roku|let|lety|letech|rokem|mesic\w*|tyden|tydn\w*|dny|dni|dnu|dnech|den|dne|hodin\w*|minut\w*|sekund\w*|vterin\w*|h|min|let\w{0,2}|denni\w*|mesicni\w*|leteho|lety)$/,
    'duration',
  ],
  [/^(?:krat|rocne)$/, 'frequency'],
  [/^(?:km|kilometr\w*|metr\w*|m|cm|mm|centimetr\w*)$/, 'length'],
  [/^(?:ha|hektar\w*|m2|km2|ctverecn\w*)$/, 'area'],
  [/^(?:t|tun\w*|kg|kilogram\w*)$/, 'weight'],
  [/^(?:l|litr\w*|m3|kubik\w*|krychlov\w*|hektolitr\w*)$/, 'volume'],
  [/^(?:kwh|mwh|gwh|twh|kw|mw|gw|kwp|mwp|megawat\w*|kilowat\w*|gigawat\w*)$/, 'energy'],
]
const LARGE = /^(?:mil|milion\w*|miliard\w*|mld|bilion\w*)$/
const THOUSANDS = /^(?:tis|tisic\w*)$/
/** What follows millions that are money although no currency is named. */
const OF_BUDGET =
  /^(?:z|ze|na|do|rocne|krajsk\w*|mestsk\w*|rozpoct\w*|navic|dotac\w*|v|ve|pro|a|letos|dluhu|uspor\w*)$/
const MONTHS = /^(?:ledna|unora|brezna|dubna|kvetna|cervna|cervence|srpna|zari|rijna|listopadu|prosince)$/
/** Words whose number is a name: `zákon č. 106`, `Praha 12`, `linka 14`, `ZŠ 8`. */
const NAMED_BY_NUMBER =
  /^(?:c|cislo|zakon\w*|narizen\w*|vyhlask\w*|paragraf\w*|odst\w*|pism\w*|clan\w*|cl|bod\w*|link\w*|silnic\w*|zs|ms|praha|prahy|praze|prahou|prahu|kapitol\w*|strana|str|viz|sb)$/
const MAX_UNIT_DISTANCE = 3

/** Quantities in order. `words` are those of `text`. Linear. */
export function quantitiesIn(words: readonly Word[], text: string): Quantity[] {
  const found: Quantity[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word
    const share = sharedBy(word, words, at)
    if (share) found.push({ unit: 'share', at, end: at + 1 })
    else if (isNumber(word)) {
      const quantity = quantityAt(words, text, at)
      if (quantity !== null) found.push(quantity)
      at = (quantity?.end ?? at + 1) - 1
    }
  }
  return found
}

function sharedBy({ folded }: Word, words: readonly Word[], at: number): boolean {
  if (!isFraction(folded)) return false
  const next = words[at + 1]?.folded ?? ''
  return folded !== 'pul' || !/^(?:rok|hodin|mesic|den|dne|minut)/.test(next)
}

function isNumber({ folded, text }: Word): boolean {
  if (/^\d+(?:\.\d+)?x?$/.test(folded)) return true
  return isNumeral(folded) && !/^(?:PET|SET)$/.test(text)
}

function quantityAt(words: readonly Word[], text: string, start: number): Quantity | null {
  let end = start
  let large = false
  while (end < words.length && end - start < 8) {
    const { folded } = words[end] as Word
    if (
      end > start &&
      !isNumber(words[end] as Word) &&
      !LARGE.test(folded) &&
      !THOUSANDS.test(folded) &&
      !isLink(words, end)
    )
      break
    if (end > start && endsSentence(words, text, end - 1)) break
    large ||= LARGE.test(folded)
    end++
  }
  const last = words[end - 1] as Word
  const after = text.slice(last.to, last.to + 3)
  if (/^\s?[%‰]/.test(after)) return { unit: 'share', at: start, end }
  if (/^\s?[€$]|^,[-–—]/.test(after)) return { unit: 'money', at: start, end }
  if (/^\s?°/.test(after)) return null
  if (words[end - 1]?.folded.endsWith('x')) return { unit: 'frequency', at: start, end }
  const only = words[start] as Word
  const before = words[start - 1]?.folded ?? ''
  const next = words[end]?.folded ?? ''
  for (let at = end; at < Math.min(words.length, end + MAX_UNIT_DISTANCE); at++) {
    if (at > end && endsSentence(words, text, at - 1)) break
    const { folded } = words[at] as Word
    const unit = UNITS.find(([nouns]) => nouns.test(folded))?.[1]
    if (unit !== undefined && (at === end || unit === 'money')) return { unit, at: start, end: at + 1 }
    if (isNumber(words[at] as Word)) break
  }
  if (large) {
    const closed =
      next === '' ||
      endsSentence(words, text, end - 1) ||
      /^\s*[,;)–—]/.test(text.slice(last.to, last.to + 2))
    return { unit: closed || OF_BUDGET.test(next) ? 'money' : 'count', at: start, end }
  }
  if (end - start === 1 && /^\d/.test(only.folded)) {
    if (NAMED_BY_NUMBER.test(before) || MONTHS.test(next)) return null
    if (isYear(only, before, next, text)) return null
    if (/^\.(?:\s|$)/.test(text.slice(only.to, only.to + 2)) && !endsSentence(words, text, start)) return null
    if (/[\p{L}\d][/.-]$/u.test(text.slice(Math.max(0, only.from - 2), only.from)) || /^\/\d/.test(after))
      return null
  }
  if (/^jed[en]/.test(only.folded) && /^(?:z|ze)$/.test(next)) return null
  if (only.folded === 'jednou') return { unit: 'frequency', at: start, end }
  return { unit: 'count', at: start, end }
}

/** `5 až 10 milionů`. */
function isLink(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  return words[at]?.folded === 'az' && next !== undefined && isNumber(next)
}

/** A number of four digits that counts nothing. */
function isYear(word: Word, before: string, next: string, text: string): boolean {
  if (!/^(?:19|20)\d\d$/.test(word.folded) || word.text.length > 4) return false
  if (/^(?:rok\w*|roce|let|letech|v|od|do|z|o|po|pred|unor\w*|volb\w*)$/.test(before)) return true
  return next === '' || !/^\s\p{Ll}{4,}/u.test(text.slice(word.to, word.to + 8)) || MONTHS.test(before)
}

/** Whether a sentence ends between the words at `at` and `at + 1`. */
export function endsSentence(words: readonly Word[], text: string, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || next === undefined) return true
  const gap = text.slice(word.to, next.from)
  return (
    /[!?…]|\.\s*[^\s.]/.test(`${gap}`) ||
    (/\.\s/.test(gap) && /^\p{Lu}/u.test(next.text) && word.text.length > 1)
  )
}
