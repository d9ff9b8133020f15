/** Wanted detail: what a question asks for besides its subject: an amount with its unit, a date, a place, a person, a deed. */

import type { Word } from '../czech/fold.ts'
import { root, stems } from '../czech/stem.ts'
import { type Opens, roleAt, type Sentence, sentencesOf } from './question-words.ts'

/** What a number counts. `change` is a difference in any unit, `any` is a size of which the question names no unit. */
export type Unit =
  | 'money'
  | 'share'
  | 'change'
  | 'duration'
  | 'frequency'
  | 'length'
  | 'area'
  | 'weight'
  | 'volume'
  | 'energy'
  | 'count'
  | 'any'

export type Wanted =
  | {
      readonly kind: 'number'
      readonly unit: Unit
      /** Stems and roots of the noun that is counted; of other units, none. */
      readonly counted: readonly string[]
    }
  | { readonly kind: 'date' }
  | { readonly kind: 'time-of-day' }
  /** `named`: a route or one town or street of several, which only a name tells. */
  | { readonly kind: 'place'; readonly named: boolean }
  /** `named`: a person by name; otherwise whoever acts, an office too. */
  | { readonly kind: 'person'; readonly named: boolean }
  /** What was done, not what is planned. */
  | { readonly kind: 'deed' }

/**
 * The detail that a question asks for first, or null where a passage on its subject is all that it wants. `words` are
 * those of `text`, in Czech, Slovak or English.
 */
export function readWanted(words: readonly Word[], text: string): Wanted | null {
  const sentences = sentencesOf(words, text)
  const asking = sentences.filter(({ asks }) => asks)
  for (const sentence of asking.length > 0 ? asking : sentences) {
    const wanted = detailIn(sentence) ?? choiceOfYears(sentence) ?? deedIn(sentence)
    if (wanted !== null) return wanted
  }
  return null
}

function detailIn(sentence: Sentence): Wanted | null {
  let embedded = false
  for (const at of sentence.words.keys()) {
    const cue = cueAt(clauseFrom(sentence, at))
    if (cue === null) continue
    const role = roleAt(sentence, at, cue.opens)
    if (role === 'asks' || (role === 'joined' && !embedded)) return cue.wanted
    embedded = true
  }
  return null
}

interface Cue {
  readonly wanted: Wanted | null
  readonly opens: Opens
}

/** The words of a clause from a question word on, folded, and the word before it. */
interface Clause {
  readonly before: string
  /** The question word as written. */
  readonly written: string
  readonly words: readonly string[]
}

function clauseFrom({ words, breaks }: Sentence, at: number): Clause {
  let end = at + 1
  while (end < words.length && end - at < MAX_CLAUSE && !breaks.has(end)) end++
  return {
    before: words[at - 1]?.folded ?? '',
    written: words[at]?.text ?? '',
    words: words.slice(at, end).map(({ folded }) => folded),
  }
}

const MAX_CLAUSE = 24

const set = (list: string) => new Set(list.split(' '))
const number = (unit: Unit, counted: readonly string[] = []): Wanted => ({ kind: 'number', unit, counted })
const DATE: Wanted = { kind: 'date' }
const place = (named: boolean): Wanted => ({ kind: 'place', named })

const HOW_MUCH = set('kolik kolika kolikati kolikrat kolko kolkych')
const WHEN = set('kdy dokdy odkdy kedy odkedy dokedy when')
const WHERE = set('kde kam kudy odkud kadial odkial where')
const WHO = set('kdo kto who')
const WHICH = /^(?:kter(?:y|a|e|eho|emu|em|ym|ou|ych|ymi|ej|yho)|ktor(?:y|a|e|eho|om|ych|ou|ej|ymi)|which)$/
const WHAT_SORT = /^(?:jak(?:y|a|e|eho|em|ou|ych|ej|ym|ymi)|ak(?:a|y|e|u|ou|eho)|what)$/
const HOW = set('jak ako how')

function cueAt(clause: Clause): Cue | null {
  const first = clause.words[0] ?? ''
  const cue = (opens: Opens, wanted: Wanted | null): Cue | null =>
    wanted === null ? null : { opens, wanted }
  if (HOW_MUCH.has(first)) return cue('amount', amount(clause))
  if (WHEN.has(first)) return cue('time', DATE)
  if (WHERE.has(first)) return cue('other', where(clause))
  if (WHO.has(first)) return cue('other', who(clause))
  if (first === 'koho') return cue('other', nominated(clause))
  if (HOW.has(first)) return cue('amount', how(clause))
  if (WHICH.test(first)) return cue('amount', which(clause))
  if (WHAT_SORT.test(first)) return cue('amount', whatSort(clause))
  return null
}

const MONEY_NOUN =
  /^(?:penez|penize|penazi|peniaze|prachu|prachy|korun\w*|kc|eur|euro|castk\w*|financ\w*|prostredk\w*|money)$/
const MONEY_WORD =
  /^(?:stat|stoji|staly|stala|stalo|stal|stoja|vyjde|vyjdou|vysel|vysl[aoiy]|vychazi|prijde|plati\w*|zaplat\w*|utrat\w*|invest\w*|vyclen\w*|vydat|vydate|vydaj\w*|prispej\w*|prispiv\w*|dat|date|da|dame|dali|daji|vrazit|vrazite|nalij\w*|dostane\w*|dostanou|dostal\w*|pujde|dluz\w*|dluh\w*|rozpoct\w*|rozpocet|naklad\w*|dotac\w*|najem\w*|najm\w*|mzd\w*|plat|platu|platy|cen[auye]|jizdn\w*|vstupn\w*|poplat\w*|pokut\w*|cost|pay|spend|budget)$/
/** Verbs of a difference, which may be told in money or in per cent. */
const CHANGE_WORD =
  /^(?:usetr\w*|sniz\w*|zvys\w*|zlevn\w*|zdraz\w*|pridat|pridate|ubyl[aoy]?|pribyl[aoy]?|kles\w*|save)$/
const SHARE_NOUN = /^(?:procent\w*|percent\w*)$/
const DURATION_NOUN =
  /^(?:casu|let|roku|roky|letech|dni|dnu|dnech|mesicu|mesicich|mesice|tydnu|tydnech|hodin|hodinach|minut|minutach|rokov|mesiacov|years|months|days|weeks|hours|minutes)$/
const DURATION_WORD = /^(?:trva\w*|potrva\w*|cek\w*|trvat)$/
const UNIT_NOUNS: readonly (readonly [RegExp, Unit])[] = [
  [/^(?:km|kilometr\w*|metru|metrech|metry)$/, 'length'],
  [/^(?:hektar\w*|ha|m2|ctverecnich)$/, 'area'],
  [/^(?:tun|tuny|kg|kilo|kilogram\w*|kil|gram\w*|g)$/, 'weight'],
  [/^(?:litru|litry|hektolitr\w*|kubik\w*)$/, 'volume'],
  [/^(?:kwh|mwh|gwh|kw|mw|gw|kilowat\w*|megawat\w*|gigawat\w*)$/, 'energy'],
]
/** Words between a question word and its noun. */
const SMALL = set(
  'je jsou bude budou bylo byl byla to tu tam tady se si uz jeste asi vlastne presne celkem jich teda jako by ma maji mate chcete hodlate planujete nam vam mi me mne ti mu jim jste at pak ten ta ty te tech tu tem vsude dalsich vic vice nejmene aspon rocne mesicne denne is are will do does you the a of',
)
const PREPOSITION = set('v ve na do z ze u o pro pri po za s k ke pod nad mezi pred kolem od in at on for')
const ADJECTIVE = /(?:ych|ich|ejch|ovych|skych)$/
const MULTIPLIER = set('tisic tisice milionu miliard milion stovek desitek')
const HEAD_WORDS = 8

function amount({ words, before }: Clause): Wanted | null {
  const rest = words.slice(1)
  if (rest[0] === 'toho' || (rest.includes('jeste') && rest.some(word => /^mus/.test(word)))) return null
  if (words[0] === 'kolikrat') return number('frequency')
  const next = rest[0] ?? ''
  const head = MULTIPLIER.has(next) ? (rest[1] ?? '') : next
  if (SHARE_NOUN.test(head)) return number('share')
  if (MONEY_NOUN.test(head)) return number('money')
  if (before === 'o') return number('change')
  if (before === 'v' && words[0] === 'kolik') return { kind: 'time-of-day' }
  if (DURATION_NOUN.test(head)) return number('duration')
  const unit = UNIT_NOUNS.find(([nouns]) => nouns.test(head))?.[1]
  if (unit !== undefined) return number(unit)
  if (before === 'za' || (MULTIPLIER.has(next) && !isPlainNoun(head))) return number('money')
  if (before === 'na' && SMALL.has(next)) return number('money')
  const noun = countedNoun(rest)
  if (noun !== null && (noun === head || !rest.some(word => MONEY_WORD.test(word) || CHANGE_WORD.test(word))))
    return number('count', keysOf(noun))
  if (rest.some(word => DURATION_WORD.test(word))) return number('duration')
  if (rest.some(word => CHANGE_WORD.test(word))) return number('change')
  if (rest.some(word => MONEY_WORD.test(word)) || before === 'na') return number('money')
  return number('any')
}

/** The noun that a `kolik` counts: the first that stands in no phrase with a preposition. */
function countedNoun(rest: readonly string[]): string | null {
  for (let at = 0; at < Math.min(rest.length, HEAD_WORDS); at++) {
    const word = rest[at] ?? ''
    if (PREPOSITION.has(word)) {
      at++
      while (ADJECTIVE_OF_PLACE.test(rest[at] ?? '')) at++
    } else if (isPlainNoun(word)) return word
  }
  return null
}

const ADJECTIVE_OF_PLACE = /(?:em|ych|ich|ej)$/

/** Whether a word may be the noun that is counted, a genitive plural: neither small, an adjective, nor surely a verb. */
function isPlainNoun(word: string): boolean {
  return (
    word.length > 2 &&
    !/[aeoy]$/.test(word) &&
    !SMALL.has(word) &&
    !PREPOSITION.has(word) &&
    !MULTIPLIER.has(word) &&
    !ADJECTIVE.test(word) &&
    !MONEY_WORD.test(word) &&
    !DURATION_WORD.test(word) &&
    !/(?:[eia]te|[eia]me|ujou|uje|uji|ovat|[aei]t|[ei]li|ali|alo|ilo|elo|im|am)$/.test(word)
  )
}

function keysOf(noun: string): string[] {
  const list = stems(noun)
  return [...new Set([...list, ...list.map(root)])]
}

/** Words of somebody who wants to do something himself and asks where to turn: any facility is an answer. */
const FIRST_PERSON =
  /^(?:mam|muzu|mohu|mame|muzeme|si|mi|nam|\w{2,}(?:im|am|uju|uji|ame|ime|eme)|najdu|dostanu|budu|pujdu)$/
const NO_FIRST_PERSON = set('tam sam kam sem nim tim')
const OF_MONEY = /^(?:penize|penez|peniaze|prachy|prostredky|financ\w*|vezmete|money)$/

function where({ words }: Clause): Wanted | null {
  const rest = words.slice(1)
  if (rest.some(word => FIRST_PERSON.test(word) && !NO_FIRST_PERSON.has(word) && word !== 'budeme'))
    return null
  if (rest.some(word => OF_MONEY.test(word))) return null
  return rest.length === 0 || (rest[0] === 's' && rest.length <= 3) ? null : place(words[0] === 'kudy')
}

const ROLE =
  /^(?:kandidat\w*|garant\w*|garat\w*|lidr\w*|lidrem|starost[aouy]\w*|primator\w*|hejtman\w*|radni\w*|radny|ministr\w*|minister|reditel\w*|predsed\w*|namest(?:ek|kem|ka|kyne)|poslan(?:ec|ce|cem)|zastupitel|sef\w*|premier\w*|mluvci|candidate|mayor|leader)$/
const ADDRESSED = set('mi nam me nas mne muze smi muzou mohou dostane dostanou ziska')

function who({ words }: Clause): Wanted | null {
  if (words.slice(1, 4).some(word => ADDRESSED.has(word))) return null
  return { kind: 'person', named: words.some(word => ROLE.test(word)) }
}

const NOMINATES = /^(?:nominuj|kandiduj|jmenuj|navrhuj|nasad)\w*$/

function nominated({ words }: Clause): Wanted | null {
  const nominates = (word: string) => ROLE.test(word) || NOMINATES.test(word)
  return words.some(nominates) ? { kind: 'person', named: false } : null
}

const SIZE = /^(?:velk|vysok|sirok|hlubok|big|large|high)\w*$/

function how({ words }: Clause): Wanted | null {
  const next = words[1] ?? ''
  if (/^(?:dlouho|dlho|dlouha|dlouhy|dlouhe|long)$/.test(next)) return number('duration')
  if (/^(?:casto|often)$/.test(next)) return number('frequency')
  if (/^(?:daleko|far)$/.test(next)) return number('length')
  if (/^(?:rychle|brzy|brzo|soon|rychlo)$/.test(next)) return DATE
  if (/^(?:drah[aeyo]|draho)$/.test(next)) return number('money')
  if (next === 'much' || next === 'many')
    return amount({ before: '', written: '', words: ['kolik', ...words.slice(2)] })
  if (SIZE.test(next)) return number('any')
  return words[0] === 'jak' && words.slice(1, 3).includes('jmenuje') && words.some(word => ROLE.test(word))
    ? { kind: 'person', named: true }
    : null
}

const YEAR_NOUN = /^(?:roce|roku|rok|rokem|termin\w*|datu[m]?|data|mesici|year|date|month)$/
const AREA_NOUN =
  /^(?:ulic\w*|silnic\w*|mest(?:e|ech|a|o|u)|meste|obc\w*|obec|ctvrt\w*|mist(?:e|ech|a|o|u)|lokalit\w*|oblast\w*|krizovat\w*|namest\w*|sidlist\w*|park\w*|tras\w*|usek\w*|zastav\w*|stanic\w*|okres\w*|cast(?:i|ech)|street\w*|town|city|place|area)$/
const NAMED_AREA = /^(?:ulic|mest|obc|obec|ctvrt|okres|street|town|city)/
const SIZE_SORT = /^(?:sazb\w*|vek|veku|rychlost\w*|kapacit\w*|delk\w*|vymer\w*|pocet|poctu|limit\w*|rate)$/
const MONEY_SORT =
  /^(?:castk\w*|cen[auye]|vysi|suma|sumu|naklad\w*|rozpocet|najem|poplatek|pokuta|jizdne|vstupne|price|cost|budget)$/
const SHARE_SORT = /^(?:podil|podilu|cast|procent\w*|percentage|share)$/

/** The noun of a `který`: the next word, or the one after an adjective. */
function nounsOf(words: readonly string[]): readonly string[] {
  return words.slice(1, 4).filter(word => !SMALL.has(word))
}

function which({ words }: Clause): Wanted | null {
  const nouns = nounsOf(words).slice(0, 2)
  if (nouns.some(word => YEAR_NOUN.test(word))) return DATE
  const area = nouns.find(word => AREA_NOUN.test(word))
  if (area !== undefined) return place(NAMED_AREA.test(area))
  return nouns.some(word => ROLE.test(word)) ? { kind: 'person', named: true } : null
}

function whatSort({ words, before }: Clause): Wanted | null {
  const nouns = nounsOf(words).slice(0, 2)
  if (nouns.some(word => MONEY_SORT.test(word))) return number('money')
  if (nouns.some(word => SHARE_SORT.test(word))) return number('share')
  if (nouns.some(word => SIZE_SORT.test(word))) return number('any')
  if (nouns[0] === 'time' && before === 'at') return { kind: 'time-of-day' }
  if (nouns.some(word => YEAR_NOUN.test(word))) return DATE
  return PREPOSITION.has(before) && AREA_NOUN.test(nouns[0] ?? '') ? place(false) : null
}

/** `do roku 2030, nebo až 2035?`. */
function choiceOfYears({ words }: Sentence): Wanted | null {
  const years = words.flatMap(({ folded }, at) => (/^20\d\d$/.test(folded) ? [at] : []))
  const [first, second] = [years[0], years[1]]
  if (first === undefined || second === undefined) return null
  return words.slice(first, second).some(({ folded }) => folded === 'nebo') ? DATE : null
}

const PLANS = /^(?:chte|plan|slib|sliboval|navrh|mel|mohl|rek|uvazoval|zapomn)/
const DONE = /^(?:povedlo|podarilo|splneno|hotovo|hotove)$/
const PARTICIPLE = /^(?!ne)\w{2,}(?:ali|ili|eli|uli|yli|dli|zli|tli|hli|sli|kli)$/

/** `co jste splnili`, `už jste opravili`, `co se povedlo`; not `co jste chtěli` or `proč jste nesplnili`. */
function deedIn({ words }: Sentence): Wanted | null {
  const list = words.map(({ folded }) => folded)
  if (list.some(word => word === 'proc' || word === 'preco' || word === 'why')) return null
  const at = list.findIndex(word => word === 'jste' || word === 'ste')
  const near = at < 0 ? [] : list.slice(Math.max(0, at - 2), at + 4)
  const done = near.some(word => PARTICIPLE.test(word)) && !near.some(word => PLANS.test(word))
  return done || list.some(word => DONE.test(word)) ? { kind: 'deed' } : null
}
