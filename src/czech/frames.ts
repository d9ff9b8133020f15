/** Frames of questions: words that ask, promise or complain, whatever the question is about. */

import { fold, LONGEST_WORD } from './fold.ts'
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

/** Keys of lines with words that are not inflected, and with forms that do not count. */
const FIXED = 'beze změny'
const EXCEPT = 'kromě'

interface Entry {
  readonly kind: FrameKind
  readonly endings: ReadonlySet<string>
  /** Whether the forms may have ne- before them. */
  readonly negated: boolean
}

export class Frames {
  /** Entries by the stem of their forms. */
  private readonly entries = new Map<string, Entry[]>()
  /** Words that are not inflected, folded; `written` where accents matter. */
  private readonly fixed = new Map<string, { readonly kind: FrameKind; readonly written: string | null }>()
  private readonly except = new Set<string>()

  /** Reads a file whose format the shipped one explains. Throws on a line that does not follow it, with its number. */
  constructor(file: string) {
    let kind: FrameKind | null = null
    const lines = new Map<string, number>()
    for (const [index, raw] of file.split(/\r?\n/).entries()) {
      const content = raw.replace(/#.*$/, '').trim()
      const fail = (problem: string): never => {
        throw new Error(`frames.txt, line ${index + 1}: ${problem}`)
      }
      if (content === '') continue
      if (content.startsWith('[')) {
        const name = content.replace(/^\[|\]$/g, '').trim()
        kind = SECTIONS.get(name) ?? fail(`unknown [${name}], use one of ${[...SECTIONS.keys()].join(', ')}.`)
        continue
      }
      const [, key = '', list = ''] =
        /^([^:]+):(.*)$/.exec(content) ?? fail('expected "paradigm: word word".')
      if (kind === null) return fail('stands above the first section.')
      for (const text of list.split(/\s+/).filter(Boolean)) {
        const problem = this.add(kind, key.trim(), text)
        if (problem !== null) fail(problem)
        if (key.trim() === EXCEPT) continue
        const name = fold(text.replace(/[!/].*$/, ''))
        if (lines.has(name)) fail(`"${text}" stands in line ${lines.get(name)} already; leave one of them.`)
        lines.set(name, index + 1)
      }
    }
  }

  /** Adds a word of a line, or says what is wrong with it. */
  private add(kind: FrameKind, key: string, text: string): string | null {
    if (!/^[\p{L}\p{M}\p{N}]+(?:\/(?:[\p{L}\p{M}]+|-))*!?$/u.test(text))
      return `"${text}" is no word; put words with spaces between them.`
    const written = text.endsWith('!') ? text.slice(0, -1).toLowerCase().normalize('NFC') : null
    if (key === FIXED) {
      this.fixed.set(fold(text.replace('!', '')), { kind, written })
      return null
    }
    if (written !== null) return `"${text}" is inflected; words with "!" belong to "${FIXED}".`
    if (key === EXCEPT) {
      this.except.add(fold(text))
      return null
    }
    const paradigm = PARADIGMS.find(name => name === key)
    if (paradigm === undefined)
      return `unknown "${key}", use one of ${[FIXED, EXCEPT, ...PARADIGMS].join(', ')}.`
    const inflected = inflect(paradigm, text.split('/'))
    if (inflected === null) return `"${text}" is not inflected like "${key}".`
    for (const forms of inflected) this.addForms(kind, paradigm, forms)
    return null
  }

  private addForms(kind: FrameKind, paradigm: Paradigm, { stem, endings }: Inflected): void {
    const entry = { kind, endings, negated: NEGATED.has(paradigm) }
    const known = this.entries.get(stem)
    if (known === undefined) this.entries.set(stem, [entry])
    else known.push(entry)
  }

  /** What a word, folded and as written, does in a question; null when it may be its subject. */
  kindOf(folded: string, text = folded): FrameKind | null {
    if (folded.length > LONGEST_WORD) return null
    const fixed = this.fixed.get(folded)
    if (fixed !== undefined && isWritten(text, fixed.written)) return fixed.kind
    if (this.except.has(folded)) return null
    const positive = folded.startsWith('ne') ? this.find(folded.slice(2), true) : null
    return this.find(folded, false) ?? positive
  }

  /** Tries every cut into a stem and an ending. */
  private find(form: string, negated: boolean): FrameKind | null {
    for (let end = form.length; end > 0; end--) {
      const entries = this.entries.get(form.slice(0, end))
      const ending = form.slice(end)
      const entry = entries?.find(each => each.endings.has(ending) && (each.negated || !negated))
      if (entry !== undefined) return entry.kind
    }
    return null
  }
}

/** Whether a word is written with the accents it has to have. */
function isWritten(text: string, written: string | null): boolean {
  return written === null || text.toLowerCase().normalize('NFC') === written
}

/** Paradigms that take ne-. */
const NEGATED: ReadonlySet<Paradigm> = new Set(['sloveso', 'mladý', 'jarní'])
