/** Stop words: what says nothing about the subject of a question, and the name of the party whose texts these are. */

import { LexiconError } from '../lexicon-error.ts'
import { fold } from './fold.ts'
import { stems } from './stem.ts'

/** Sections of a file of stop words. */
const NEVER_SEARCHED = 'nehledá se'
const NEVER_NEEDED = 'není nutné'
/** Section of a party's file, below the forms of its name. */
const SAMPLES = 'garanti ukázek'

export interface StopWordFiles {
  /** Stop words, in two sections; the shipped file explains its format. */
  readonly stopwords: string
  /**
   * Forms of the party's name, and a section of guarantors of sample texts, in the same format; empty where the texts are of
   * no party.
   */
  readonly party?: string
}

/** A word of a file, folded, and as it has to be written where that matters: `být!`. */
interface Entry {
  readonly folded: string
  readonly written: string | null
  readonly line: number
  /** Null before the first section. */
  readonly section: string | null
}

export class StopWords {
  private readonly stop: ReadonlySet<string>
  private readonly weak: ReadonlySet<string>
  /** Stems of the party's name. */
  private readonly party: ReadonlySet<string>
  /** Guarantors that sample texts of the party's sites carry, folded. */
  private readonly sampleGuarantors: ReadonlySet<string>
  /** Stop words that without accents are also other words: `byt` -> `být`. */
  private readonly written: ReadonlyMap<string, string>

  /** Throws on a word that stands there twice and on a line that does not follow the format, with file and line. */
  constructor({ stopwords, party = '' }: StopWordFiles) {
    const entries = readEntries('stopwords.txt', stopwords, [NEVER_SEARCHED, NEVER_NEEDED])
    const ofParty = readEntries('party.txt', party, [null, SAMPLES])
    const inSection = (name: string) => entries.filter(({ section }) => section === name)
    const never = inSection(NEVER_SEARCHED)
    const names = ofParty.filter(({ section }) => section === null).map(({ folded }) => folded)
    const samples = ofParty.filter(({ section }) => section === SAMPLES)
    this.party = new Set(names.flatMap(stems))
    this.stop = new Set(never.flatMap(({ folded, written }) => (written === null ? folded : [])))
    this.weak = new Set([...inSection(NEVER_NEEDED).map(({ folded }) => folded), ...names])
    this.sampleGuarantors = new Set(samples.map(({ folded }) => folded))
    this.written = new Map(
      never.flatMap(({ folded, written }) => (written === null ? [] : [[folded, written]])),
    )
  }

  /** Whether a word, as written and folded, is never searched. */
  isStop(folded: string, text = folded): boolean {
    const written = this.written.get(folded)
    return written === undefined ? this.stop.has(folded) : text.toLowerCase() === written
  }

  /** Whether a folded word is searched but never needed; so are the forms of the party's name that its file lists. */
  isWeak(folded: string): boolean {
    return this.weak.has(folded)
  }

  /** Whether a folded word is the party's name, in any form. */
  isParty(folded: string): boolean {
    return stems(folded).some(stem => this.party.has(stem))
  }

  /** Whether a guarantor, as a head names one, is that of sample texts. */
  isSampleGuarantor(name: string): boolean {
    return this.sampleGuarantors.has(fold(name))
  }
}

const WORD = /^[\p{L}\p{M}\p{N}]+!?$/u

/** Entries of a file, each in one of `sections`; null stands for what is above all of them. */
function readEntries(file: string, text: string, sections: readonly (string | null)[]): Entry[] {
  const entries = new Map<string, Entry>()
  let section: string | null = null
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const content = raw.replace(/#.*$/, '').trim()
    const line = index + 1
    if (content.startsWith('[')) {
      section = content.replace(/^\[|\]$/g, '').trim()
      continue
    }
    for (const word of content.split(/\s+/).filter(Boolean)) {
      if (section !== SAMPLES && !WORD.test(word))
        throw new LexiconError(
          `${file}, line ${line}: "${word}" is no word; put words with spaces between them.`,
        )
      const folded = fold(word.replace('!', ''))
      const first = entries.get(folded)
      if (first !== undefined)
        throw new LexiconError(
          `${file}, line ${line}: "${word}" stands in line ${first.line} already; leave one of them.`,
        )
      const written = word.endsWith('!') ? word.slice(0, -1).toLowerCase() : null
      entries.set(folded, { folded, written, line, section })
    }
  }
  const outside = [...entries.values()].find(({ section: own }) => !sections.includes(own))
  if (outside !== undefined) throw new LexiconError(`${file}, ${outsideText(outside, sections)}`)
  return [...entries.values()]
}

function outsideText({ folded, line, section }: Entry, sections: readonly (string | null)[]): string {
  const found = section === null ? 'stands above the first section' : `stands under [${section}]`
  const named = sections.flatMap(name => (name === null ? [] : `[${name}]`))
  return `line ${line}: "${folded}" ${found}, use ${named.join(' or ')}.`
}
