/** Form table: the forms of place names as they are saved, those that begin with a word read when a text has it. */

import type { Parts } from '../packed-file.ts'
import { inByteOrder, PackedStrings } from '../packed-strings.ts'
import type { Form, Place } from './gazetteer.ts'

const [WORDS, FORMS] = ['formWords', 'forms']

/** A form with the number of its place. */
type Saved = Omit<Form, 'place'> & { readonly place: number }

export class FormTable {
  private readonly words: PackedStrings
  private readonly forms: PackedStrings
  private readonly places: readonly Place[]
  private readonly read = new Map<number, readonly Form[]>()

  /** Reads what `partsOf` gave, with the same places. */
  constructor(parts: Parts, places: readonly Place[]) {
    this.words = new PackedStrings(parts, WORDS)
    this.forms = new PackedStrings(parts, FORMS)
    this.places = places
  }

  /** Of forms by their first words, which are forms of these places. */
  static partsOf(forms: ReadonlyMap<string, readonly Form[]>, places: readonly Place[]): Parts {
    const numbers = new Map(places.map((place, at) => [place, at]))
    const words = inByteOrder(forms.keys())
    const lines = words.map(word =>
      JSON.stringify(forms.get(word)?.map(form => ({ ...form, place: numbers.get(form.place) }))),
    )
    return { ...PackedStrings.partsOf(WORDS, words), ...PackedStrings.partsOf(FORMS, lines) }
  }

  /** Forms that begin with a folded word. */
  get(word: string): readonly Form[] | undefined {
    const at = this.words.indexOf(word)
    if (at < 0) return undefined
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
