/** Surnames: all forms of a Czech surname, of men and of women, also where a question writes it with a small letter. */

import type { Parts } from '../packed-file.ts'
import { inByteOrder, PackedStrings } from '../packed-strings.ts'
import { fold } from './fold.ts'
import { inflect, type Paradigm } from './inflection.ts'

const NAME = 'surnames'

export class Surnames {
  private readonly forms: PackedStrings
  private readonly parts: Parts

  /** Reads what `save` gave. */
  constructor(parts: Parts) {
    this.forms = new PackedStrings(parts, NAME)
    this.parts = parts
  }

  /** Of a file with the first case of each, in any order; lines that begin with `#` are remarks. */
  static of(file: string): Surnames {
    const words = file.replace(/^#.*$/gm, '').split(/\s+/).filter(Boolean)
    const forms = inByteOrder(words.flatMap(word => formsOf(fold(word))))
    return new Surnames(PackedStrings.partsOf(NAME, forms))
  }

  save(): Parts {
    return this.parts
  }

  /** Whether a folded word may be a form of one of them. */
  has(folded: string): boolean {
    return this.forms.indexOf(folded) >= 0
  }
}

/** Endings of the nominative that decide which paradigms a surname follows; the first that fits. */
const KINDS: readonly (readonly [ending: RegExp, paradigms: readonly Paradigm[]])[] = [
  [/ova$/, []],
  [/a$/, ['předseda']],
  [/y$/, ['mladý']],
  [/[eiou]$/, []],
  [/(?:)/, ['pán', 'muž']],
]

/** Marek, Marka; Moravec, Moravce; Havel, Havla. */
const FLEETING = /e(?=[cklm]$)/

function formsOf(name: string): string[] {
  const [, paradigms = []] = KINDS.find(([ending]) => ending.test(name)) ?? []
  const declined = paradigms.flatMap(paradigm => wordsOf(paradigm, [name, ...genitiveOf(name)]))
  return [name, ...declined, ...adjectives(name)]
}

function genitiveOf(name: string): string[] {
  return FLEETING.test(name) ? [`${name.replace(FLEETING, '')}a`] : []
}

/** His wife and what is his: Babišová, Babišova; Novotná. */
function adjectives(name: string): string[] {
  if (name.endsWith('y')) return []
  const stem = name.replace(FLEETING, '').replace(/(?:ov)?[aeo]$/, '')
  return [`${stem}uv`, ...wordsOf('mladý', [`${stem}ovy`])]
}

function wordsOf(paradigm: Paradigm, parts: readonly string[]): string[] {
  return (inflect(paradigm, parts) ?? []).flatMap(({ stem, endings }) =>
    [...endings].map(ending => stem + ending),
  )
}
