/**
 * Inflection: all forms of a Czech verb, noun or adjective from its dictionary form and its paradigm. Letters are folded;
 * without accents most alternations (slíbit, slib) vanish, so that a few tables of endings do.
 */

/** Forms with one beginning: each of `endings` after `stem`, `''` being the stem alone. Folded. */
export interface Inflected {
  readonly stem: string
  readonly endings: ReadonlySet<string>
}

/** Endings between spaces; a hyphen is none at all. */
const endings = (text: string): ReadonlySet<string> =>
  new Set(text.split(' ').map(ending => (ending === '-' ? '' : ending)))

const NONE = endings('-')

interface Declension {
  /** Ending of the dictionary form. */
  readonly nominative: string
  readonly endings: ReadonlySet<string>
  /** Endings before which k, h, ch become c, z, s. */
  readonly soft?: ReadonlySet<string>
  /** Whether the genitive of the plural is the bare stem, with an e in it where it would end in two consonants. */
  readonly bare?: true
}

/** School paradigms of nouns, with colloquial endings (-ama, -ách). */
const NOUNS = {
  hrad: { nominative: '', endings: endings('u e em y um ech ach ama'), soft: endings('ich') },
  stroj: { nominative: '', endings: endings('e i em u um ich ech ema') },
  pán: { nominative: '', endings: endings('a ovi u em e ove y um ech ama'), soft: endings('i ich') },
  muž: { nominative: '', endings: endings('e i ovi em ove u um ich ema') },
  předseda: { nominative: 'a', endings: endings('a y ovi u o ou ove e um ech ama') },
  soudce: { nominative: 'e', endings: endings('e i ovi em ove u um ich ema') },
  žena: { nominative: 'a', endings: endings('a y u o ou am ach ami ama'), soft: endings('e'), bare: true },
  růže: { nominative: 'e', endings: endings('e i im ich emi ema') },
  píseň: { nominative: '', endings: endings('e i im ich emi ema') },
  kost: { nominative: '', endings: endings('i em im ech ich mi ma') },
  město: {
    nominative: 'o',
    endings: endings('o a u e em um ech ach y ama'),
    soft: endings('ich'),
    bare: true,
  },
  moře: { nominative: 'e', endings: endings('e i em im ich ema') },
  kuře: { nominative: 'e', endings: endings('e ete eti etem ata at atum atech aty atama') },
  téma: { nominative: 'a', endings: endings('a atu atem ata at atum atech aty atama') },
  stavení: { nominative: 'i', endings: endings('i im ich imi ima') },
} satisfies Record<string, Declension>

/** Endings of adjectives, with colloquial ones (-ýho, -ejch). */
const HARD = endings('y a e eho emu em ym ou ych ymi yma ej yho ymu ejch ejm ejma')
const SOFT = endings('i iho imu im ich imi ima')
/** Plural of people and adverb: stručn-í, stručn-ě. */
const SOFTENED = endings('i e')
/** Adverb of a comparative: hrozně-ji, hrozně-jc. */
const ADVERB = endings('ji jc')
/** Passive participle, the adjective and the noun made of it: splněn, splněný, splnění. */
const PASSIVE = new Set([...endings('- o i im ich imi ima'), ...HARD])
const PAST = endings('l la lo li ly ls las los')
const FLEETING = endings('la lo li ly las los')

/** The third person of regular verbs, by the end of the infinitive, longest first. */
const REGULAR = [
  ['ovat', 'uje'],
  ['nout', 'ne'],
  ['at', 'a'],
  ['it', 'i'],
  ['et', 'i'],
] as const

/** Endings of the present and the imperative, by the end of the third person, longest first. */
const PRESENT = [
  ['je', endings('ju ji jes je jeme jem jete jou j jte jme')],
  ['a', endings('am as a ame ate aji aj ej ejte ejme')],
  ['i', endings('im is i ime ite eji ej')],
  ['e', endings('u es e eme em ete ou')],
] as const

export type Paradigm = 'sloveso' | 'mladý' | 'jarní' | keyof typeof NOUNS

export const PARADIGMS = ['sloveso', 'mladý', 'jarní', ...Object.keys(NOUNS)] as readonly Paradigm[]

/**
 * Forms of a word, or null when it does not fit the paradigm. `parts`, folded, begins with the dictionary form; after it may come,
 * where they are not regular, of a verb the third person, the past and the passive participle (říct řekne řekl řečen;
 * `-` for none of the last), of a noun the genitive (odstavec odstavce), of an adjective the comparative (hrozný hroznější). Negation is left to the caller.
 */
export function inflect(paradigm: Paradigm, parts: readonly string[]): readonly Inflected[] | null {
  const [word = '', ...others] = parts
  if (paradigm === 'sloveso') return conjugate(word, others)
  if (others.length > 1) return null
  if (paradigm === 'mladý') return declineHard(word, others[0])
  if (paradigm === 'jarní') return word.endsWith('i') && others.length === 0 ? declineSoft(word) : null
  return decline(NOUNS[paradigm], word, others[0])
}

function decline(declension: Declension, word: string, genitive: string | undefined): Inflected[] | null {
  if (!word.endsWith(declension.nominative)) return null
  const stem =
    genitive === undefined ? word.slice(0, word.length - declension.nominative.length) : genitive.slice(0, -1)
  const found = [
    { stem: word, endings: NONE },
    { stem, endings: declension.endings },
  ]
  if (declension.soft !== undefined) found.push({ stem: softened(stem), endings: declension.soft })
  if (declension.bare) found.push({ stem: withVowel(stem), endings: NONE })
  return found
}

function declineHard(word: string, comparative: string | undefined): Inflected[] | null {
  if (!word.endsWith('y') || comparative?.endsWith('si') === false) return null
  const stem = word.slice(0, -1)
  const more = comparative === undefined ? [] : compare(comparative)
  // Praktický, praktičtí, prakticky; krátký, krátcí, krátce.
  if (stem.endsWith('sk') || stem.endsWith('ck'))
    return [{ stem, endings: HARD }, { stem: `${stem.slice(0, -1)}ti`, endings: NONE }, ...more]
  return [{ stem, endings: HARD }, { stem: softened(stem), endings: SOFTENED }, ...more]
}

function compare(comparative: string): Inflected[] {
  return ['', 'nej'].flatMap(prefix => [
    { stem: `${prefix}${comparative.slice(0, -1)}`, endings: SOFT },
    ...(comparative.endsWith('ejsi')
      ? [{ stem: `${prefix}${comparative.slice(0, -3)}`, endings: ADVERB }]
      : []),
  ])
}

function declineSoft(word: string): Inflected[] {
  const stem = word.slice(0, -1)
  return [
    { stem, endings: SOFT },
    { stem: `${stem}e`, endings: NONE },
  ]
}

function conjugate(infinitive: string, [given, past, passive]: readonly string[]): Inflected[] | null {
  const [ending = '', regular = ''] = REGULAR.find(([end]) => infinitive.endsWith(end)) ?? []
  const third = given ?? (regular === '' ? '' : infinitive.slice(0, -ending.length) + regular)
  const present = presentOf(third, infinitive)
  const pasts = past === undefined ? pastsOf(infinitive) : [past]
  if (present === null || pasts.length === 0) return null
  const participles = passive === undefined ? passivesOf(infinitive, third, pasts[0] ?? '') : [passive]
  return [
    { stem: infinitive, endings: NONE },
    ...present,
    ...pasts.flatMap(one => inPast(one, infinitive)),
    ...participles.filter(one => one !== '-').map(stem => ({ stem, endings: PASSIVE })),
  ]
}

function presentOf(third: string, infinitive: string): Inflected[] | null {
  const [ending, forms] = PRESENT.find(([end]) => third.endsWith(end)) ?? []
  if (ending === undefined || forms === undefined) return null
  const stem = third.slice(0, -ending.length)
  const found = [{ stem, endings: forms }]
  if (ending === 'i' || ending === 'e') found.push({ stem, endings: isHeavy(stem) ? HEAVY : LIGHT })
  // Ukáži, ukáží beside ukážu, ukážou.
  if (ending === 'e' && 'srzc'.includes(stem.at(-1) ?? ' ')) found.push({ stem: `${stem}i`, endings: NONE })
  if (ending === 'i' && infinitive.endsWith('et')) found.push({ stem: `${stem}ej`, endings: LONG })
  return found
}

/** Imperatives: vysvětli, vysvětlete; slib, slibte; sázej, sázejte. */
const HEAVY = endings('i ete eme')
const LIGHT = endings('- te me')
const LONG = endings('te me')

/** Whether two consonants end a stem: vysvětl-i, but dodrž, where r makes a syllable. */
function isHeavy(stem: string): boolean {
  if (isVowelAt(stem, -1) || isVowelAt(stem, -2)) return false
  return !'lr'.includes(stem.at(-2) ?? ' ') || isVowelAt(stem, -3)
}

/** Past of a verb whose infinitive tells it; none where it does not. */
function pastsOf(infinitive: string): string[] {
  if (infinitive.endsWith('nout')) {
    const stem = infinitive.slice(0, -4)
    return isVowelAt(stem, -1) ? [`${stem}nul`] : [`${stem}nul`, `${stem}l`]
  }
  return infinitive.endsWith('t') && isVowelAt(infinitive, -2) ? [`${infinitive.slice(0, -1)}l`] : []
}

/** Našel loses its e: našla. */
function inPast(past: string, infinitive: string): Inflected[] {
  const stem = past.slice(0, -1)
  if (!past.endsWith('sel') || !infinitive.endsWith('jit')) return [{ stem, endings: PAST }]
  return [
    { stem: past, endings: NONE },
    { stem: stem.slice(0, -1), endings: FLEETING },
  ]
}

/** Passive participles of a verb; none where nothing tells them. */
function passivesOf(infinitive: string, third: string, past: string): string[] {
  const stem = past.slice(0, -2)
  if (past.endsWith('al')) return [`${stem}an`]
  if (past.endsWith('nul') || (past.endsWith('il') && third.endsWith('je'))) {
    const other = infinitive.endsWith('hnout') ? [`${infinitive.slice(0, -5)}zen`] : []
    return [`${past.slice(0, -1)}t`, ...other]
  }
  if (past.endsWith('il')) return [`${softenedDental(stem)}en`]
  return past.endsWith('el') && infinitive.endsWith('et') ? [`${stem}en`] : []
}

function softenedDental(stem: string): string {
  if (stem.endsWith('d')) return `${stem.slice(0, -1)}z`
  return stem.endsWith('t') && !stem.endsWith('st') ? `${stem.slice(0, -1)}c` : stem
}

/** Bod, but politik, politicích; dlouhý, dlouzí; tichý, tiší. */
function softened(stem: string): string {
  if (stem.endsWith('ch')) return `${stem.slice(0, -2)}s`
  if (stem.endsWith('k')) return `${stem.slice(0, -1)}c`
  return stem.endsWith('h') || stem.endsWith('g') ? `${stem.slice(0, -1)}z` : stem
}

/** Otázk-a, otázek; snah-a, snah. */
function withVowel(stem: string): string {
  const last = stem.at(-1) ?? ''
  return !isVowelAt(stem, -2) && 'bcklmnrv'.includes(last) ? `${stem.slice(0, -1)}e${last}` : stem
}

function isVowelAt(text: string, at: number): boolean {
  return 'aeiouy'.includes(text.at(at) ?? ' ')
}
