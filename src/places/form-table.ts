/** Form table: the forms of place names as they are saved, those that begin with a word read when a text has it. */

import { lineBytes, linesIn, type Parts } from '../packed-file.ts'
import { PackedStrings } from '../packed-strings.ts'
import type { Form, Place } from './place.ts'

const [WORDS, FORMS] = ['formWords', 'forms']

const NOTHING = new Uint8Array()

/** A form with the number of its place. */
type Saved = Omit<Form, 'place'> & { readonly place: number }

export class FormTable {
  /** Folded words that forms begin with, and where their forms stand; every word of a text is looked for. */
  private readonly words: ReadonlyMap<string, number>
  private readonly forms: PackedStrings
  private readonly places: readonly Place[]
  private readonly read = new Map<number, readonly Form[]>()

  /** Reads what `partsOf` gave, with the same places. */
  constructor(parts: Parts, places: readonly Place[]) {
    this.words = new Map(linesIn(parts[WORDS] ?? NOTHING).map((word, at) => [word, at]))
    this.forms = new PackedStrings(parts, FORMS)
    this.places = places
  }

  /** Of forms by their first words, which are forms of these places. */
  static partsOf(forms: ReadonlyMap<string, readonly Form[]>, places: readonly Place[]): Parts {
    const numbers = new Map(places.map((place, at) => [place, at]))
    const words = [...forms.keys()]
    const lines = words.map(word =>
      JSON.stringify(forms.get(word)?.map(form => ({ ...form, place: numbers.get(form.place) }))),
    )
    return { [WORDS]: lineBytes(words), ...PackedStrings.partsOf(FORMS, lines) }
  }

  /** Folded words that forms begin with. */
  keys(): Iterable<string> {
    return this.words.keys()
  }

  /** Forms that begin with a folded word. */
  get(word: string): readonly Form[] | undefined {
    const at = this.words.get(word)
    if (at === undefined) return undefined
    const forms = this.read.get(at) ?? this.formsAt(at)
    this.read.set(at, forms)
    return forms
  }

  private formsAt(at: number): readonly Form[] {
    return (JSON.parse(this.forms.at(at)) as Saved[]).flatMap(({ place: number, ...form }) => {
      const place = this.places[number]
      return place === undefined ? [] : [{ ...form, place }]
    })
  }
}
