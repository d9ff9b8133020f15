/** Frame: what a reply shows around the words of passages, to be told from them where a reply is pasted back. */

import { sentences } from '../czech/sentences.ts'
import { keyOfWord } from '../czech/token.ts'
import type { Role } from '../debate/sheet.ts'
import type { Detail, Passage } from '../model.ts'
import { typedFingerprint } from '../passages/code.ts'
import { othersOf, sourcesOf } from '../passages/sources.ts'
import { wordsOf } from '../passages/words.ts'
import { OPEN_END } from '../question/years.ts'
import { ownerOf, sourceLine, standingOf, standsAt, titlesOf } from './owner.ts'
import { PHRASES } from './phrases.ts'

const SPANS: readonly (readonly [number, number])[] = [
  [2018, 2018],
  [2018, 2022],
  [2018, OPEN_END],
  [0, 2018],
]
const ROLES: readonly Role[] = ['proposals', 'facts']
const DETAILS: readonly Detail[] = ['number', 'date', 'place', 'person', 'deed']

/** The lines of replies with some passages. */
export class Frame {
  private readonly fingerprints: ReadonlySet<string | null>
  private readonly around: readonly ReadonlySet<string>[]
  private readonly all: readonly ReadonlySet<string>[]

  constructor(passages: readonly Passage[]) {
    this.fingerprints = new Set(passages.map(({ code }) => typedFingerprint(code)))
    this.around = passages.map(passage => keysOf(linesAround(passage)))
    this.all = passages.map(passage => keysOf([...linesAround(passage), wordsOf(passage)]))
  }

  /** Whether a code, as people write it, is that of one of the passages. */
  isOf(code: string): boolean {
    return this.fingerprints.has(typedFingerprint(code))
  }

  /**
   * Whether a line, which names the codes `codes`, is one of the frame: sentences of ours, the owner, the headings or the source
   * of a passage, or its beginning behind its code. A line with any other word is none.
   */
  has(line: string, codes: readonly string[]): boolean {
    const codeKeys = new Set(codes.map(keyOfWord))
    const keys = keysIn(line).filter(key => !codeKeys.has(key))
    if (keys.length === 0) return codes.length > 0
    if (isSaid(keys.join(' ')) || sentencesIn(line).every(isSaid)) return true
    if (QUOTED.test(line)) return false
    const isOffer = codes.some(code => line.trim().toUpperCase().startsWith(code))
    return (isOffer ? this.all : this.around).some(known => keys.every(key => known.has(key)))
  }
}

/** A line of a quotation, though it may say no more than a heading. */
const QUOTED = /^\s*[„“"»]/
/** Signs between the parts of a line. */
const SIGNS: ReadonlySet<string> = new Set(['·', '›', '•'])

/** The words of a line; commands are one in whatever way a platform begins them. */
function keysIn(line: string): string[] {
  return line
    .split(/[\s/!]+/)
    .map(keyOfWord)
    .filter(key => key !== '' && !SIGNS.has(key))
}

/** The sentences of a line, each in the words of `keysIn`. */
function sentencesIn(line: string): string[] {
  return sentences(line).map(({ from, to }) => keysIn(line.slice(from, to)).join(' '))
}

/** A word that stands for any others. */
const GAP = 'mezera'
/** What goes with a quotation and names what was asked for. */
const WITH_GAPS = [
  ...[true, false].map(hasTexts => PHRASES.fallback({ asked: GAP, answers: GAP, hasTexts })),
  ...[PHRASES.unknownWords([GAP]), PHRASES.unknownWords([GAP, GAP])],
  ...SPANS.flatMap(span => [PHRASES.searchedYears(span), PHRASES.closestOfOtherYears(span)]),
  ...['2018', '2018–2022'].flatMap(years => [PHRASES.noYears(years, []), PHRASES.noYears(years, [GAP])]),
  ...[
    PHRASES.noPlace(GAP),
    PHRASES.available([GAP]),
    PHRASES.silent([], [GAP]),
    PHRASES.silent([GAP], [GAP]),
  ],
  ...DETAILS.map(PHRASES.missingDetail),
  PHRASES.elsewhere('', 2),
  ...[1, 2, 5].map(cards => PHRASES.sheet(GAP, cards)),
  ...[PHRASES.sheetMissing([GAP]), PHRASES.sheetEmpty(GAP), PHRASES.change(GAP), PHRASES.figures(GAP)],
  ...[null, '2026-11-29'].map(date => PHRASES.version({ version: GAP, date })),
]

/** What the bot says in its own voice. */
const SAID: ReadonlySet<string> = new Set(
  Object.values<unknown>(PHRASES)
    .filter(phrase => typeof phrase === 'string')
    .flatMap(phrase => [keysIn(phrase).join(' '), ...sentencesIn(phrase)]),
)
const PATTERNS: readonly RegExp[] = WITH_GAPS.flatMap(sentencesIn).map(
  sentence => new RegExp(`^${sentence.replace(/\d+/g, '\\d+').replaceAll(GAP, '.{1,200}')}$`, 'u'),
)

function isSaid(words: string): boolean {
  return SAID.has(words) || PATTERNS.some(pattern => pattern.test(words))
}

/** Whose a passage is, what stands over it, and its source, as replies say them. */
function linesAround(passage: Passage): string[] {
  return sourcesOf(passage).flatMap(source => {
    const titles = titlesOf({ source, headings: passage.headings })
    const standing = standingOf({ ...passage, source }) ?? ''
    return [
      ownerOf(source, []),
      standing,
      ...titles,
      sourceLine(source, null, []),
      standsAt(source),
      PHRASES.others(othersOf(passage)),
      ...ROLES.map(role => PHRASES.sheetSection(role, '')),
      PHRASES.sheetDeadline('', true),
    ]
  })
}

function keysOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(keysIn))
}
