/** Frames of questions: words that ask, promise or complain, whatever the question is about. */

import { LexiconError } from '../lexicon-error.ts'
import { fold, LONGEST_WORD } from './fold.ts'
import { Idioms, type IdiomsByKey } from './idioms.ts'
import { type Inflected, inflect, PARADIGMS, type Paradigm } from './inflection.ts'

/** What a frame word does in a question. */
export type FrameKind =
  | 'ask'
  | 'tell'
  | 'promise'
  | 'fulfil'
  | 'act'
  | 'complain'
  | 'opinion'
  | 'form'
  | 'polite'
  | 'stress'
  | 'programme'

const SECTIONS: ReadonlyMap<string, FrameKind> = new Map([
  ['ptaní', 'ask'],
  ['mluvení', 'tell'],
  ['slibování', 'promise'],
  ['plnění', 'fulfil'],
  ['obecné konání', 'act'],
  ['stížnost', 'complain'],
  ['názor', 'opinion'],
  ['podoba odpovědi', 'form'],
  ['zdvořilost', 'polite'],
  ['důraz a nadávky', 'stress'],
  ['řeč o programu', 'programme'],
])

/** Keys of lines with words that are not inflected, with forms that do not count, and with idioms between commas. */
const FIXED = 'beze změny'
const EXCEPT = 'kromě'
const IDIOMS = 'rčení'

/** Paradigms that take ne-. */
const NEGATED: ReadonlySet<Paradigm> = new Set(['sloveso', 'mladý', 'jarní'])

/** Letters of words that may be misspelt ones: a slip of a shorter one is a word of its own. */
const SHORTEST_SLIP = 6
const LONGEST_SLIP = 16

interface Entry {
  readonly kind: FrameKind
  readonly endings: ReadonlySet<string>
  readonly negated: boolean
}

/** What is known of frames, as it is saved. */
export interface FrameWords {
  /** By the stem of their forms. */
  readonly entries: ReadonlyMap<string, Entry[]>
  /** Words that are not inflected, folded. */
  readonly fixed: ReadonlyMap<string, FrameKind>
  /** Words that count only as they are written here. */
  readonly written: ReadonlyMap<string, FrameKind>
  readonly except: ReadonlySet<string>
  readonly idioms: IdiomsByKey
}

const NO_WORDS: FrameWords = {
  entries: new Map(),
  fixed: new Map(),
  written: new Map(),
  except: new Set(),
  idioms: new Map(),
}

export class Frames {
  private readonly entries: Map<string, Entry[]>
  private readonly fixed: Map<string, FrameKind>
  private readonly written: Map<string, FrameKind>
  private readonly except: Set<string>
  private readonly idioms: Idioms

  /** Without words, no word is one of a frame. */
  constructor({ entries, fixed, written, except, idioms }: FrameWords = NO_WORDS) {
    this.entries = new Map(entries)
    this.fixed = new Map(fixed)
    this.written = new Map(written)
    this.except = new Set(except)
    this.idioms = new Idioms(idioms)
  }

  /** Reads a file whose format the shipped one explains. Throws on a line that does not follow it, with its number. */
  static read(file: string): Frames {
    const read = new Frames()
    read.readLines(file)
    return read
  }

  save(): FrameWords {
    const { entries, fixed, written, except, idioms } = this
    return { entries, fixed, written, except, idioms: idioms.save() }
  }

  private readLines(file: string): void {
    for (const { kind, key, text, folded, line } of readWords(file)) {
      const fail = (problem: string): never => {
        throw new LexiconError(`frames.txt, line ${line}: ${problem}`)
      }
      const isMarked = text.endsWith('!')
      if (isMarked && key !== FIXED) fail(`"${text}" is inflected; words with "!" belong to "${FIXED}".`)
      const paradigm = PARADIGMS.find(name => name === key)
      if (isMarked) this.written.set(lower(text.slice(0, -1)), kind)
      else if (key === FIXED) this.fixed.set(folded, kind)
      else if (key === EXCEPT) this.except.add(folded)
      else if (key === IDIOMS) {
        if (!this.idioms.add(folded))
          fail(
            `"${text}" is no idiom; put two words or more between commas, one of them longer than a letter.`,
          )
      } else if (paradigm === undefined)
        fail(`unknown "${key}", use one of ${[FIXED, EXCEPT, IDIOMS, ...PARADIGMS].join(', ')}.`)
      else {
        const inflected =
          inflect(paradigm, folded.split('/')) ?? fail(`"${text}" is not inflected like "${key}".`)
        for (const forms of inflected) this.add(forms, kind, NEGATED.has(paradigm))
      }
    }
  }

  private add({ stem, endings }: Inflected, kind: FrameKind, negated: boolean): void {
    const known = this.entries.get(stem)
    if (known === undefined) this.entries.set(stem, [{ kind, endings, negated }])
    else known.push({ kind, endings, negated })
  }

  /** What a word, folded and as written, does in a question; null when it may be its subject. */
  kindOf(folded: string, text = folded): FrameKind | null {
    if (folded.length > LONGEST_WORD) return null
    const fixed = this.written.get(lower(text)) ?? this.fixed.get(folded)
    if (fixed !== undefined) return fixed
    if (this.except.has(folded)) return null
    return this.find(folded, false) ?? (folded.startsWith('ne') ? this.find(folded.slice(2), true) : null)
  }

  /** Whether a word, folded, that is no other is one of these with letters swapped or one left out. */
  isMisspelt(folded: string): boolean {
    if (folded.length < SHORTEST_SLIP || folded.length > LONGEST_SLIP || !/^[a-z]+$/.test(folded))
      return false
    return slipsOf(folded).some(word => this.kindOf(word) !== null)
  }

  /** Indexes of the words, folded, that say nothing of the subject together, whatever each means alone. */
  idiomsIn(folded: readonly string[]): ReadonlySet<number> {
    return this.idioms.in(folded)
  }

  /** Tries every cut into a stem and an ending, the longest stem first. */
  private find(form: string, negated: boolean): FrameKind | null {
    for (let end = form.length; end > 0; end--) {
      const entries = this.entries.get(form.slice(0, end))
      if (entries === undefined) continue
      const ending = form.slice(end)
      const entry = entries.find(each => each.endings.has(ending) && (each.negated || !negated))
      if (entry !== undefined) return entry.kind
    }
    return null
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** Every word that `word` may be with two of its letters swapped or one left out. A wrong letter makes another word too often. */
function slipsOf(word: string): string[] {
  const found: string[] = []
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)]
    found.push(before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2))
    for (const letter of LETTERS) found.push(before + letter + after)
  }
  return found
}

function lower(text: string): string {
  return text.toLowerCase().normalize('NFC')
}

/** A word of the file with the key of its line. */
interface FileWord {
  readonly kind: FrameKind
  readonly key: string
  readonly text: string
  readonly folded: string
  readonly line: number
}

/** A folded word of the file: `rict/rekne/rekl/recen`, `dile!`. */
const WORD = /^[a-z\d]+(?:\/(?:[a-z]+|-))*!?$/

function readWords(file: string): FileWord[] {
  const found: FileWord[] = []
  const lines = new Map<string, number>()
  let kind: FrameKind | null = null
  // Folding a file at once takes a tenth of the time that folding each word would.
  const foldedLines = fold(file).split(/\r?\n/)
  for (const [index, raw] of file.split(/\r?\n/).entries()) {
    const line = index + 1
    const fail = (problem: string): never => {
      throw new LexiconError(`frames.txt, line ${line}: ${problem}`)
    }
    const content = raw.replace(/#.*$/, '').trim()
    if (content === '') continue
    if (content.startsWith('[')) {
      const name = content.replace(/^\[|\]$/g, '').trim()
      kind = SECTIONS.get(name) ?? fail(`unknown [${name}], use one of ${[...SECTIONS.keys()].join(', ')}.`)
      continue
    }
    if (kind === null) return fail(`"${content}" stands above the first section.`)
    const colon = content.indexOf(':')
    if (colon < 0) fail('expected "paradigm: word word".')
    const key = content.slice(0, colon).trim()
    const between = key === IDIOMS ? /\s*,\s*/ : /\s+/
    const texts = afterColon(content, between)
    for (const [at, folded] of afterColon(foldedLines[index] ?? '', between).entries()) {
      const text = texts[at] ?? folded
      if (key !== IDIOMS && !WORD.test(folded))
        fail(`"${text}" is no word; put words with spaces between them.`)
      const name = nameOf(key, text, folded)
      const first = lines.get(name)
      if (key !== EXCEPT) {
        if (first !== undefined) fail(`"${text}" stands in line ${first} already; leave one of them.`)
        lines.set(name, line)
      }
      found.push({ kind, key, text, folded, line })
    }
  }
  return found
}

/** What may stand in the file only once: a word by its dictionary form, one with "!" as written, an idiom whole. */
function nameOf(key: string, text: string, folded: string): string {
  if (key === IDIOMS) return folded
  return folded.endsWith('!') ? lower(text) : (folded.split('/')[0] ?? '')
}

function afterColon(line: string, between: RegExp): string[] {
  return line
    .replace(/#.*$/, '')
    .slice(line.indexOf(':') + 1)
    .trim()
    .split(between)
    .filter(text => text !== '')
}
