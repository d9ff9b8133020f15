/** Frame: what a reply shows around the words of passages, to be told from them where a reply is pasted back. */

import type { Passage } from '../model.ts'
import { othersOf, sourcesOf } from '../passages/sources.ts'
import { wordsOf } from '../passages/words.ts'
import { keyOfWord } from '../text/token.ts'
import { ownerOf, sourceLine, standingOf, titlesOf } from './owner.ts'
import { PHRASES } from './phrases.ts'

/** The lines of replies with some passages. */
export class Frame {
  private readonly around: readonly ReadonlySet<string>[]
  private readonly all: readonly ReadonlySet<string>[]

  constructor(passages: readonly Passage[]) {
    this.around = passages.map(passage => keysOf(linesAround(passage)))
    this.all = passages.map(passage => keysOf([...linesAround(passage), wordsOf(passage)]))
  }

  /**
   * Whether a line, which names the codes `codes`, is one of the frame: a sentence of ours, the owner, the headings or the source
   * of a passage, or its beginning behind its code. A line with any other word is none.
   */
  has(line: string, codes: readonly string[]): boolean {
    const codeKeys = new Set(codes.map(keyOfWord))
    const keys = keysIn(line).filter(key => !codeKeys.has(key))
    if (keys.length === 0) return codes.length > 0
    if (SAID.has(keys.join(' ')) || isElsewhere(keys)) return true
    const isOffer = codes.some(code => line.trim().toUpperCase().startsWith(code))
    return (isOffer ? this.all : this.around).some(known => keys.every(key => known.has(key)))
  }
}

/** Signs between the parts of a line. */
const SIGNS: ReadonlySet<string> = new Set(['·', '›', '•'])

/** The words of a line; commands are one in whatever way a platform begins them. */
function keysIn(line: string): string[] {
  return line
    .split(/[\s/!]+/)
    .map(keyOfWord)
    .filter(key => key !== '' && !SIGNS.has(key))
}

/** What the bot says in its own voice, in the words of `keysIn`. */
const SAID: ReadonlySet<string> = new Set(
  Object.values<unknown>(PHRASES)
    .filter(phrase => typeof phrase === 'string')
    .map(phrase => keysIn(phrase).join(' ')),
)

/** `Stejně nebo podobně i jinde (2×): /jinde` and a code. */
function isElsewhere(keys: readonly string[]): boolean {
  const withoutNumber = (words: readonly string[]) => words.filter(key => !/^\d+×$/.test(key)).join(' ')
  return withoutNumber(keys) === withoutNumber(keysIn(PHRASES.elsewhere('', 2)))
}

/** Whose a passage is, what stands over it, and its source, as replies say them. */
function linesAround(passage: Passage): string[] {
  return sourcesOf(passage).flatMap(source => {
    const titles = titlesOf({ source, headings: passage.headings })
    const standing = standingOf({ ...passage, source }) ?? ''
    const place = `${source.file}:${source.lines[0]}`
    return [
      ownerOf(source, []),
      standing,
      ...titles,
      sourceLine(source, null, []),
      place,
      PHRASES.others(othersOf(passage)),
    ]
  })
}

function keysOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(keysIn))
}
