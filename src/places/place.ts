/** Place: one of those that texts name, with the forms of its name. */

export type PlaceKind = 'stát' | 'kraj' | 'město' | 'obec' | 'část'

export interface Place {
  readonly name: string
  readonly kind: PlaceKind
  /** Names of the places it is part of: a quarter may lie in several districts. None for the country. */
  readonly parents: readonly string[]
  /** With its preposition: `v Liberci`. */
  readonly locative: string
}

/** A form of the name of a place. */
export interface Form {
  readonly words: readonly string[]
  /** The same with accents, in lower case. */
  readonly accented: readonly string[]
  readonly place: Place
  readonly adjective: boolean
  /** Also an ordinary word: alone it counts only with a capital letter or a place preposition. */
  readonly common: boolean
  /** A common noun phrase, which is another place's where that is named behind it: `hlavní město Francie`. */
  readonly phrase: boolean
  readonly main: boolean
  /** `Kladně`: without a capital letter it needs a preposition, for it may be another word. */
  readonly locative: boolean
}

/** What a gazetteer knows. */
export interface PlaceNames {
  /** By their folded names. */
  readonly places: ReadonlyMap<string, Place>
  /** By their first words, folded. */
  readonly forms: { keys(): Iterable<string>; get(word: string): readonly Form[] | undefined }
  /** Places by the first letters of their names; null where several share them. */
  readonly initials: ReadonlyMap<string, Place | null>
  /** Folded words in the second case after which a common noun phrase is not the place's that it stands for. */
  readonly elsewhere: ReadonlySet<string>
}
