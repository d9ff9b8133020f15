/** Places file: the lines of `places.txt`, with all forms of the names that they give. */

import { fold } from '../czech/fold.ts'
import { LexiconError } from '../lexicon-error.ts'
import type { Form, Place, PlaceKind, PlaceNames } from './place.ts'

const HARD_ENDINGS = ['ý', 'á', 'é', 'ého', 'ému', 'ém', 'ým', 'ou', 'í', 'ých', 'ými', 'ej']
const SOFT_ENDINGS = ['í', 'ího', 'ímu', 'ím', 'ích', 'ími']
/** Two letters stand for many places and for other things too. */
const SHORTEST_ABBREVIATION = 3
const SEPARATORS = /[\s-]+/
const ELSEWHERE = /^jinde:(.*)$/

export class PlacesFile implements PlaceNames {
  /** Also those that another one of that name stands for. */
  readonly all: Place[] = []
  readonly places = new Map<string, Place>()
  readonly forms = new Map<string, Form[]>()
  readonly initials = new Map<string, Place | null>()
  readonly elsewhere = new Set<string>()

  /** Throws on a line that does not follow its format, with the line number. */
  constructor(file = '') {
    for (const [index, line] of file.split(/\r?\n/).entries()) {
      const content = line.replace(/#.*$/, '').trim()
      if (content !== '') this.addLine(content, index + 1)
    }
    for (const forms of this.forms.values())
      forms.sort((a, b) => b.words.length - a.words.length || Number(b.main) - Number(a.main))
  }

  private addLine(line: string, number: number): void {
    const elsewhere = ELSEWHERE.exec(line)?.[1]
    if (elsewhere !== undefined) {
      for (const name of elsewhere.split(',')) this.elsewhere.add(fold(name.trim()))
      return
    }
    const [name, kind, partOf, locative, forms, flags] = line.split('|').map(field => field.trim())
    if (!name || !isPlaceKind(kind) || !partOf || !locative || forms === undefined || flags === undefined) {
      throw new LexiconError(
        `places.txt, line ${number}: expected "name | kind | part of | locative | forms | flags".`,
      )
    }
    const parents = partOf.split(',').map(parent => parent.trim())
    const place: Place = {
      ...{ name, kind, locative },
      parents: parents.filter(parent => parent !== '' && parent !== '-' && parent !== name),
    }
    this.all.push(place)
    this.places.set(fold(name), place)
    const letters = fold(name)
      .split(SEPARATORS)
      .map(word => word[0])
      .join('')
    if (letters.length >= SHORTEST_ABBREVIATION)
      this.initials.set(letters, this.initials.has(letters) ? null : place)
    const common = /obecné/.test(flags)
    const main = /hlavní/.test(flags)
    const inside = locative.replace(/^(?:v|ve|na) /, '')
    const noun = { place, adjective: false, common, main, phrase: false }
    this.addForm(name, { ...noun, locative: false })
    this.addForm(inside, { ...noun, locative: true })
    for (const form of forms.split(',').map(part => part.trim())) {
      if (form === '' || form === '-') continue
      if (form.startsWith('*')) this.addAdjective(form.slice(1), place)
      else if (form.startsWith('~')) this.addForm(form.slice(1), { ...noun, phrase: true, locative: false })
      else this.addForm(form, { ...noun, locative: form === inside })
    }
  }

  private addAdjective(form: string, place: Place): void {
    const adjective = { place, adjective: true, common: false, main: false, locative: false, phrase: false }
    for (const ending of form.endsWith('ý') ? HARD_ENDINGS : SOFT_ENDINGS)
      this.addForm(form.slice(0, -1) + ending, adjective)
  }

  private addForm(form: string, kind: Omit<Form, 'words' | 'accented'>): void {
    const words = fold(form).split(SEPARATORS)
    const first = words[0]
    if (first === undefined) return
    const known = this.forms.get(first) ?? []
    if (known.some(other => other.place === kind.place && other.words.join(' ') === words.join(' '))) return
    known.push({ ...kind, words, accented: form.toLowerCase().normalize('NFC').split(SEPARATORS) })
    this.forms.set(first, known)
  }
}

function isPlaceKind(kind: string | undefined): kind is PlaceKind {
  return kind === 'stát' || kind === 'kraj' || kind === 'město' || kind === 'obec' || kind === 'část'
}
