/** Verification: what is said of pasted words, with the passage that they stand in. */

import type { Passage, Slice } from '../model.ts'
import type { Change } from '../text/difference.ts'
import { type Reply, type ReplyBlock, say, saying } from './block.ts'
import { choiceOf } from './offer.ts'
import { ownerOf, standingOf, standsAt, titlesOf } from './owner.ts'
import { PHRASES } from './phrases.ts'
import { quoteBlocks, type ReplyContext } from './quote.ts'

interface Judged {
  readonly text: string
  /** It is a part of a text that stands nowhere as a whole. */
  readonly isApart: boolean
}

export interface Standing extends Judged {
  readonly type: 'stands'
  readonly passage: Passage
  /** Ranges of `passage.text` that are the text; none where it goes beyond it. */
  readonly excerpt: readonly Slice[]
  /** Whole sentences, a part of one, or several pieces with something left out between them. */
  readonly extent: 'whole' | 'part' | 'pieces'
}

export interface Differing extends Judged {
  readonly type: 'differs'
  readonly passage: Passage
  /** Words of the passage (`here`) and of the text (`there`). */
  readonly difference: readonly Change[]
}

/** What became of a text. */
export type Verdict = Standing | Differing | (Judged & { readonly type: 'nowhere' })

export interface Verification {
  readonly verdicts: readonly Verdict[]
  /** Texts that were not looked at. */
  readonly left: number
  /** Whether only what stood in quotation marks was looked at. */
  readonly isQuoted: boolean
  /** Passages whose codes the message names. */
  readonly named: readonly Passage[]
  /** Codes of no passage. */
  readonly unknown: readonly string[]
}

const STANDS: Readonly<Record<Standing['extent'], string>> = {
  whole: PHRASES.standsWhole,
  part: PHRASES.standsPart,
  pieces: PHRASES.standsPieces,
}

/** Codes without a passage that are told, where no text stands that they may be words of. */
const MOST_UNKNOWN = 3

export function replyWithVerification(verification: Verification, context: ReplyContext): Reply {
  const { verdicts, left, isQuoted, named, unknown } = verification
  if (verdicts.length === 0 && named.length === 0 && unknown.length === 0) return saying(PHRASES.whatToVerify)
  const shown = new Set(verdicts.flatMap(verdict => ('passage' in verdict ? verdict.passage.code : [])))
  const rest = named.filter(({ code }) => !shown.has(code))
  return {
    blocks: [
      ...(isQuoted ? [say(PHRASES.onlyQuoted)] : []),
      ...(verdicts.some(({ isApart }) => isApart) ? [say(PHRASES.nowhereTogether)] : []),
      ...verdicts.flatMap(verdict => verdictBlocks(verdict, isQuoted || verdicts.length > 1, context)),
      ...(left > 0 ? [say(PHRASES.notVerified(left))] : []),
      ...namedBlocks(rest, verdicts.length > 0, context),
      ...(verdicts.every(({ type }) => type === 'nowhere') ? unknown : [])
        .slice(0, MOST_UNKNOWN)
        .map(code => say(PHRASES.notFoundCode(code))),
    ],
  }
}

/** `isNamed`: it has to be said which text it is about. */
function verdictBlocks(verdict: Verdict, isNamed: boolean, context: ReplyContext): ReplyBlock[] {
  const told = (words: string) => (isNamed ? PHRASES.ofText(verdict.text, words) : words)
  if (verdict.type === 'nowhere') return [say(told(PHRASES.standsNowhere))]
  if (verdict.type === 'differs') return differenceBlocks(verdict, told(PHRASES.standsOtherwise))
  const { passage, excerpt, extent } = verdict
  const isSummary = passage.source.wording === 'summary'
  const answering = excerpt.length === 0 ? null : { excerpt, marks: [] }
  return [
    say(told(isSummary ? PHRASES.standsInSummary : STANDS[extent])),
    ...quoteBlocks(passage, answering, context),
  ]
}

function differenceBlocks({ passage, difference }: Differing, title: string): ReplyBlock[] {
  const { source, code } = passage
  const headings = titlesOf(passage)
  const place = {
    ...{ owner: ownerOf(source, headings), standing: standingOf(passage), headings, difference },
    ...{ link: source.link, place: standsAt(source) },
    code,
  }
  const legend = { struck: PHRASES.verifiedStruck, signs: PHRASES.verifiedSigns }
  return [
    { type: 'comparison', title, legend, places: [place] },
    ...(source.wording === 'summary' ? [say(PHRASES.summaryNote)] : []),
  ]
}

/** One passage that is named and not shown is shown, several are offered. */
function namedBlocks(
  named: readonly Passage[],
  hasVerdicts: boolean,
  context: ReplyContext,
): readonly ReplyBlock[] {
  const [first, ...rest] = named
  if (first === undefined) return []
  if (rest.length === 0)
    return [
      say(hasVerdicts ? PHRASES.codeSays(first.code) : PHRASES.codeStands(first.code)),
      ...quoteBlocks(first, null, context),
    ]
  return [{ type: 'choices', title: PHRASES.namedCodes, items: named.map(passage => choiceOf(passage, '')) }]
}
