/** Czech regions, towns and town parts: which of them a text names, in any case form and with or without accents. */

import { contentWords, fold, type Word, words } from '../czech/fold.ts'
import { isOfAnother } from './elsewhere.ts'
import type { Form, Place, PlaceNames } from './place.ts'
import { PlacesFile } from './places-file.ts'

export type { Place } from './place.ts'

/** One naming of a place in a text. */
export interface Mention {
  readonly place: Place
  readonly from: number
  readonly to: number
  /** `liberecký` rather than `Liberec`. */
  readonly adjective: boolean
  /** The folded word before it, or the empty string. */
  readonly before: string
  /** Written in small letters, and an ordinary word too: "ve vinohradech". */
  readonly doubtful: boolean
}

const PLACE_PREPOSITIONS = new Set(['v', 've', 'do', 'z', 'ze', 'u', 'od', 'kolem'])
/** Prepositions of the third and the sixth case. */
const LOCATIVE_PREPOSITIONS = new Set('v ve na o po pri k ke ku kvuli proti naproti vuci'.split(' '))

export class Gazetteer {
  private readonly known: PlaceNames
  /** Folded words that forms of each place begin with; made for the first question that needs them. */
  private namesByPlace: ReturnType<typeof namesOf> | null = null

  /** Without names, one that knows no place. */
  constructor(known: PlaceNames = new PlacesFile()) {
    this.known = known
  }

  /** Reads the lines of a places file. Throws on a line that does not follow its format, with the line number. */
  static read(file: string): Gazetteer {
    return new Gazetteer(new PlacesFile(file))
  }

  /** The place of exactly this name. */
  named(name: string): Place | null {
    return this.known.places.get(fold(name)) ?? null
  }

  /** The place of exactly this name; one that is not known lies nowhere. */
  namedOrUnknown(name: string): Place {
    return this.named(name) ?? { name, kind: 'obec', parents: [], locative: name }
  }

  /** The only place whose name has these first letters, three or more: `tnv` for Týn nad Vltavou. */
  abbreviated(letters: string): Place | null {
    return this.known.initials.get(fold(letters)) ?? null
  }

  /** Names of all places, as they are written in full. */
  get names(): string[] {
    return [...this.known.places.values()].map(({ name }) => name)
  }

  /** Places a text of the content names, longest names first, in order of appearance, none overlapping. */
  mentions(text: string): Mention[] {
    return this.mentionsIn(contentWords(text))
  }

  /** Places that a label names, such as a folder or a title: there, `tabor` is the town and not a camp. */
  labelled(label: string): Mention[] {
    return this.mentionsIn(words(label), true)
  }

  /** Places that a text already cut into words names. `surely`: a name that is also a word is a name. */
  mentionsIn(list: readonly Word[], surely = false): Mention[] {
    const found: Mention[] = []
    for (let at = 0; at < list.length; at++) {
      const form = this.formAt(list, at, surely)
      if (form === undefined) continue
      const last = list[at + form.words.length - 1]
      const first = list[at]
      if (first === undefined || last === undefined) continue
      found.push({
        place: form.place,
        from: first.from,
        to: last.to,
        adjective: form.adjective,
        before: list[at - 1]?.folded ?? '',
        doubtful: form.common && form.words.length === 1 && /^\p{Ll}/u.test(first.text),
      })
      at += form.words.length - 1
    }
    return found
  }

  /** Whether `inner` is `outer` or lies in it: Smíchov in Praha 5 and in Praha, Turnov in Liberecký kraj. */
  within(inner: Place, outer: Place): boolean {
    return inner.name === outer.name || this.parentsOf(inner).some(parent => this.within(parent, outer))
  }

  /** Whether `inner` lies in `outer` with nothing between them: Smíchov in Praha 5, and not in Praha. */
  isPartOf(inner: Place, outer: Place): boolean {
    return this.parentsOf(inner).some(({ name }) => name === outer.name)
  }

  /** The names of a place and of those that lie in it, in any form, as folded words. */
  namesWithin(outer: Place): readonly (readonly string[])[] {
    this.namesByPlace ??= namesOf(this.known.forms)
    return [...this.namesByPlace].flatMap(([place, names]) => (this.within(place, outer) ? names : []))
  }

  /** The places that a place lies in with nothing between them. */
  parentsOf(place: Place): readonly Place[] {
    return place.parents.flatMap(name => this.named(name) ?? [])
  }

  /** The region that a place is or lies in, or null for the country. */
  regionOf(place: Place): Place | null {
    if (place.kind === 'kraj') return place
    const [parent] = this.parentsOf(place)
    return parent === undefined ? null : this.regionOf(parent)
  }

  private formAt(list: readonly Word[], at: number, surely: boolean): Form | undefined {
    const first = list[at]
    if (first === undefined) return undefined
    return this.known.forms.get(first.folded)?.find(form => {
      if (!form.words.every((_, index) => isWrittenAs(list[at + index], form, index))) return false
      if (form.phrase && isOfAnother(list, at + form.words.length, this.known.elsewhere)) return false
      if (surely || form.words.length > 1) return true
      const before = list[at - 1]?.folded ?? ''
      const capital = /^\p{Lu}/u.test(first.text)
      if (form.locative && !capital && !LOCATIVE_PREPOSITIONS.has(before)) return false
      if (!form.common) return true
      if (before === 'na') return form.place.locative.startsWith('na ')
      return PLACE_PREPOSITIONS.has(before) || (at > 0 && capital)
    })
  }
}

function namesOf(forms: PlaceNames['forms']): ReadonlyMap<Place, readonly (readonly string[])[]> {
  const names = new Map<Place, (readonly string[])[]>()
  for (const word of forms.keys()) {
    for (const { place, words } of forms.get(word) ?? []) {
      const known = names.get(place)
      if (known === undefined) names.set(place, [words])
      else known.push(words)
    }
  }
  return names
}

/** Whether a word is that word of a name: accents may be missing, but none may be another one (Strážnici, strážníci). */
function isWrittenAs(word: Word | undefined, form: Form, index: number): boolean {
  if (word === undefined || word.folded !== form.words[index]) return false
  const accented = form.accented[index] ?? ''
  const typed = word.text.toLowerCase().normalize('NFC')
  return (
    typed.length !== accented.length ||
    [...typed].every((letter, at) => letter === accented[at] || letter === word.folded[at])
  )
}
