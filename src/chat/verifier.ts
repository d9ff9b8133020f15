/** Verifier: whether pasted words stand in the texts, stand there otherwise, or stand nowhere. Nothing of them is kept. */

import { sentences } from '../czech/sentences.ts'
import { isSameAtEdge, isSameWord, type Token, tokensOf } from '../czech/token.ts'
import type { Engine } from '../engine/engine.ts'
import type { Passage, Slice } from '../model.ts'
import { PhraseIndex } from '../passages/phrase-index.ts'
import { ownStart, wordsOf } from '../passages/words.ts'
import type { Differing, Standing, Verdict } from '../reply/verification.ts'
import { alignmentOf } from '../text/alignment.ts'
import { differenceOf } from '../text/difference.ts'
import { partsOf, quotationsIn } from '../text/quotation.ts'

/** Verdicts on one message; more would be read by nobody. */
const MOST_VERDICTS = 8
/** Lines or sentences of one text. */
const MOST_PARTS = 24
/** Words of a text that is compared with passages word by word, and of a passage. */
const MOST_COMPARED = 600
const MOST_OF_PASSAGE = 2_000
/** Passages compared so. */
const MOST_ALIGNED = 6
/** Share of the words of a text that a passage has to have in their order, and of its stretch that has them. */
const ALIKE = 0.6
const DENSE = 0.5
const FEWEST_COMMON = 3
/** Places of one passage where the words of a text are looked at with their accents. */
const MOST_OCCURRENCES = 20

/** Fewer words in quotation marks are a name, or a word that somebody keeps at a distance. */
const FEWEST_QUOTED = 4
/** Share of the words of a text in quotation marks from which on the others only introduce them. */
const MOSTLY = 0.5

/** A text to be verified. */
interface Piece {
  readonly text: string
  /** Tokens of its parts between ellipses. */
  readonly parts: readonly (readonly Token[])[]
  /** Its quotations. */
  readonly quoted: readonly Piece[]
  readonly isMostlyQuoted: boolean
  /** Its lines, or its sentences where it is one line, */
  readonly below: readonly Piece[]
  /** and how many more of them there are. */
  readonly left: number
}

/** A passage with its words. */
interface Candidate {
  readonly passage: Passage
  readonly words: string
  readonly tokens: readonly Token[]
}

export interface Verified {
  readonly verdicts: readonly Verdict[]
  /** Texts that were not looked at. */
  readonly left: number
  /** Whether of some text only what stands in quotation marks was looked at. */
  readonly isQuoted: boolean
}

export class Verifier {
  private readonly engine: Pick<Engine, 'passages' | 'stands'>
  private index: PhraseIndex | null = null

  constructor(engine: Pick<Engine, 'passages' | 'stands'>) {
    this.engine = engine
  }

  /** Reads all passages, which takes seconds where they are many, so that nobody waits for it. */
  prepare(): void {
    this.phrases()
  }

  private phrases(): PhraseIndex {
    this.index ??= new PhraseIndex(this.engine.passages)
    return this.index
  }

  /** Verdicts on `texts` in their order, on parts of those that stand nowhere as a whole. `named` go before other passages. */
  verify(texts: readonly string[], named: readonly Passage[]): Verified {
    const pieces = texts.slice(0, MOST_VERDICTS).map(text => pieceOf(text))
    const all = pieces.flatMap(piece => [piece, ...allWithin(piece)])
    const nearest = this.phrases().nearest(all.map(({ parts }) => parts.flat().map(({ key }) => key)))
    const known = new Map<string, Candidate>()
    const codes = new Set(named.map(({ code }) => code))
    const of = new Map(
      all.map((piece, at): [Piece, readonly Candidate[]] => {
        const others = nearest[at]?.filter(({ code }) => !codes.has(code)) ?? []
        return [piece, [...named, ...others].map(passage => candidateOf(passage, known))]
      }),
    )
    const stands = (passage: Passage) => this.engine.stands(passage)
    const judged = pieces.map(piece => judge(piece, { of, named: new Set(named), stands }))
    const isQuoted = judged.some(each => each.isQuoted)
    const verdicts = judged.flatMap(each =>
      isQuoted && !each.isQuoted ? each.verdicts.filter(verdict => !isNowhere(verdict)) : each.verdicts,
    )
    return {
      verdicts: verdicts.slice(0, MOST_VERDICTS),
      left:
        Math.max(0, verdicts.length - MOST_VERDICTS) +
        texts.length -
        pieces.length +
        judged.reduce((sum, { left }) => sum + left, 0),
      isQuoted,
    }
  }
}

function pieceOf(text: string, isPart = false): Piece {
  const words = tokensOf(text).length
  const quotations = isPart
    ? []
    : quotationsIn(text).filter(quotation => tokensOf(quotation).length >= FEWEST_QUOTED)
  const inMarks = quotations.reduce((sum, quotation) => sum + tokensOf(quotation).length, 0)
  const isOneQuotation = quotations.length === 1 && inMarks === words
  const lines = text.split('\n').filter(line => tokensOf(line).length > 0)
  const below = lines.length > 1 ? lines : sentencesIn(text)
  return {
    text,
    parts: partsOf(text)
      .map(tokensOf)
      .filter(tokens => tokens.length > 0),
    quoted: isOneQuotation ? [] : quotations.map(quotation => pieceOf(quotation, true)),
    isMostlyQuoted: !isOneQuotation && inMarks > 0 && inMarks >= words * MOSTLY,
    below: below.length > 1 ? below.slice(0, MOST_PARTS).map(part => pieceOf(part, true)) : [],
    left: Math.max(0, below.length - MOST_PARTS),
  }
}

/** Sentences of more than one word: `Ano.` is nobody's. */
function sentencesIn(text: string): string[] {
  const found = sentences(text).map(({ from, to }) => text.slice(from, to))
  return found.length === 1 ? found : found.filter(sentence => tokensOf(sentence).length > 1)
}

function allWithin({ quoted, below }: Piece): Piece[] {
  return [...quoted, ...below].flatMap(piece => [piece, ...allWithin(piece)])
}

/** Each passage is taken apart once. */
function candidateOf(passage: Passage, known: Map<string, Candidate>): Candidate {
  const own = known.get(passage.code)
  if (own !== undefined) return own
  const words = wordsOf(passage)
  const candidate = { passage, words, tokens: tokensOf(words) }
  known.set(passage.code, candidate)
  return candidate
}

interface Candidates {
  readonly of: ReadonlyMap<Piece, readonly Candidate[]>
  /** Passages whose codes the message names. */
  readonly named: ReadonlySet<Passage>
  /** Whether a passage is what its file says. */
  readonly stands: (passage: Passage) => boolean
}

interface Judged {
  readonly verdicts: readonly Verdict[]
  /** Parts that were not looked at. */
  readonly left: number
  readonly isQuoted: boolean
}

/** Verdicts on a text as a whole, or on what is in its quotation marks, or on its lines and sentences. */
function judge(piece: Piece, candidates: Candidates): Judged {
  const { quoted, isMostlyQuoted } = piece
  const inQuotations = () => ({ ...together(quoted.map(part => onPart(part, candidates))), isQuoted: true })
  const standing = bestStanding(piece, candidates)
  if (standing !== null) return alone(standing)
  if (isMostlyQuoted) return inQuotations()
  const judged = onPart(piece, candidates)
  return quoted.length > 0 && judged.verdicts.every(isNowhere) ? inQuotations() : judged
}

/** Verdicts on a text as a whole, or on its lines and sentences where it stands nowhere and they do not. */
function onPart(piece: Piece, candidates: Candidates): Judged {
  const { text, below, left } = piece
  const verdict = bestStanding(piece, candidates) ?? differingIn(piece, candidates)
  if (verdict !== null) return alone(verdict)
  const parts = together(below.map(part => onPart(part, candidates)))
  if (parts.verdicts.every(isNowhere)) return alone({ type: 'nowhere', text, isApart: false })
  const verdicts = merged(parts.verdicts).map(part => ({ ...part, isApart: true }))
  return { verdicts, left: parts.left + left, isQuoted: false }
}

function alone(verdict: Verdict): Judged {
  return { verdicts: [verdict], left: 0, isQuoted: false }
}

function together(judged: readonly Judged[]): Judged {
  return {
    verdicts: judged.flatMap(({ verdicts }) => verdicts),
    left: judged.reduce((sum, { left }) => sum + left, 0),
    isQuoted: false,
  }
}

function isNowhere({ type }: Verdict): boolean {
  return type === 'nowhere'
}

/** Sentences that follow each other in one passage are one text again. */
function merged(verdicts: readonly Verdict[]): Verdict[] {
  const result: Verdict[] = []
  for (const verdict of verdicts) {
    const last = result.at(-1)
    const joint = last?.type === 'stands' && verdict.type === 'stands' ? joined(last, verdict) : null
    if (joint === null) result.push(verdict)
    else result[result.length - 1] = joint
  }
  return result
}

function joined(one: Standing, next: Standing): Standing | null {
  const [end, start] = [one.excerpt.at(-1)?.to, next.excerpt[0]?.from]
  if (one.passage !== next.passage || end === undefined || start === undefined || start < end) return null
  if (one.passage.text.slice(end, start).trim() !== '') return null
  const extent = one.extent === next.extent ? one.extent : 'part'
  return {
    ...one,
    text: `${one.text} ${next.text}`,
    excerpt: [...one.excerpt, ...next.excerpt],
    extent,
  }
}

/** A text in the words of a passage itself goes before one beyond them, a named passage before others, a newer one before older. */
function bestStanding(piece: Piece, { of, named, stands }: Candidates): Standing | null {
  const yearOf = ({ passage }: Standing) => passage.source.year ?? 0
  return (
    (of.get(piece) ?? [])
      .flatMap(candidate => standingIn(piece, candidate) ?? [])
      .sort(
        (a, b) =>
          Number(b.excerpt.length > 0) - Number(a.excerpt.length > 0) ||
          Number(named.has(b.passage)) - Number(named.has(a.passage)) ||
          yearOf(b) - yearOf(a),
      )
      .find(({ passage }) => stands(passage)) ?? null
  )
}

/** The verdict that all parts of a text stand in a passage, one after another, word for word. */
function standingIn({ text, parts }: Piece, { passage, words, tokens }: Candidate): Standing | null {
  if (parts.length === 0) return null
  const ranges: Slice[] = []
  let from = 0
  for (const part of parts) {
    const at = placeOf(part, tokens, from)
    const [first, last] = [tokens[at], tokens[at + part.length - 1]]
    if (at < 0 || first === undefined || last === undefined) return null
    ranges.push({ from: first.from, to: last.to })
    from = at + part.length
  }
  const start = ownStart(passage)
  const own = ranges.map(range => ({ from: range.from - start, to: range.to - start }))
  const isOwn = own.every(range => range.from >= 0 && range.to <= passage.text.length)
  const extent = parts.length > 1 ? 'pieces' : isOfSentences(words, ranges) ? 'whole' : 'part'
  return { type: 'stands', text, passage, excerpt: isOwn ? own : [], extent, isApart: false }
}

/** Whether ranges begin and end where sentences do, but for the marks around them. */
function isOfSentences(words: string, ranges: readonly Slice[]): boolean {
  const all = sentences(words)
  const isBlank = (from: number, to: number) => !/[\p{L}\p{N}]/u.test(words.slice(from, to))
  return ranges.every(({ from, to }) => {
    const [first, last] = [all.findLast(range => range.from <= from), all.find(range => range.to >= to)]
    return first !== undefined && last !== undefined && isBlank(first.from, from) && isBlank(to, last.to)
  })
}

/** Number of the token from `from` on at which a text stands word for word; −1 where it does not. */
function placeOf(part: readonly Token[], tokens: readonly Token[], from: number): number {
  if (part.length === 0) return -1
  let looked = 0
  for (const at of occurrences(part, tokens, from)) {
    if (isSameText(part, tokens, at)) return at
    if (++looked === MOST_OCCURRENCES) break
  }
  return -1
}

function isSameText(part: readonly Token[], tokens: readonly Token[], start: number): boolean {
  return part.every((token, at) => {
    const other = tokens[start + at]
    if (other === undefined) return false
    return at === 0 || at === part.length - 1 ? isSameAtEdge(token, other) : isSameWord(token, other)
  })
}

/** Where the keys of a text stand, after Knuth, Morris and Pratt. */
function* occurrences(part: readonly Token[], tokens: readonly Token[], from: number): Generator<number> {
  const next = [0]
  let matched = 0
  for (let at = 1; at < part.length; at++) {
    while (matched > 0 && part[at]?.key !== part[matched]?.key) matched = next[matched - 1] ?? 0
    if (part[at]?.key === part[matched]?.key) matched++
    next.push(matched)
  }
  matched = 0
  for (let at = from; at < tokens.length; at++) {
    while (matched > 0 && tokens[at]?.key !== part[matched]?.key) matched = next[matched - 1] ?? 0
    if (tokens[at]?.key === part[matched]?.key) matched++
    if (matched < part.length) continue
    yield at - part.length + 1
    matched = next[matched - 1] ?? 0
  }
}

/** The verdict that a text stands in the likest of the passages with other words, where one of them is like it at all. */
function differingIn(piece: Piece, { of, stands }: Candidates): Differing | null {
  const { text, parts } = piece
  const tokens = parts.flat()
  if (tokens.length > MOST_COMPARED) return null
  const keys = tokens.map(({ key }) => key)
  const likest = (of.get(piece) ?? [])
    .slice(0, MOST_ALIGNED)
    .flatMap(candidate => {
      const others = candidate.tokens.slice(0, MOST_OF_PASSAGE)
      const found = alignmentOf(
        keys,
        others.map(({ key }) => key),
      )
      return found === null ? [] : { candidate, ...found }
    })
    .filter(
      ({ from, to, common }) =>
        common >= Math.min(FEWEST_COMMON, tokens.length) &&
        common >= tokens.length * ALIKE &&
        common >= (to - from) * DENSE,
    )
    .sort((a, b) => b.common - a.common || a.to - a.from - (b.to - b.from))
    .find(({ candidate }) => stands(candidate.passage))
  if (likest === undefined) return null
  const { candidate, from, to } = likest
  const here = sentencesAround(candidate, from, to)
  return {
    ...{ type: 'differs', text, passage: candidate.passage, isApart: false },
    difference: differenceOf(here, inWordsOf(tokens, candidate.tokens.slice(from, to))),
  }
}

/** The sentences that a range of the words of a passage touches: a denial at their beginning must not be left out. */
function sentencesAround({ words, tokens }: Candidate, first: number, end: number): string {
  const [from, to] = [tokens[first]?.from ?? 0, tokens[end - 1]?.to ?? words.length]
  const touched = sentences(words).filter(range => range.from < to && range.to > from)
  return words.slice(touched[0]?.from ?? from, touched.at(-1)?.to ?? to).trim()
}

/** The words of a text as `others` write those that are the same, so that no mark makes a difference. */
function inWordsOf(tokens: readonly Token[], others: readonly Token[]): string {
  const known = new Map(others.map(({ exact, raw }) => [exact, raw]))
  return tokens.map(token => known.get(token.exact) ?? written(token, others)).join(' ')
}

/** A word divided at the end of a line as it is written elsewhere, or whole. */
function written(token: Token, others: readonly Token[]): string {
  if (!token.raw.includes('\u2027')) return token.raw
  return others.find(other => isSameWord(token, other))?.raw ?? token.raw.replaceAll('\u2027', '')
}
