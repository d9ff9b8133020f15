/** Feedback: what the reactions below an answer say of it. It is counted, by nobody's name, and changes nothing. Pure. */

/** What one person thinks of an answer, or of what it quotes: nobody can tell these apart. */
export type Verdict = 'good' | 'bad'

/** A verdict that somebody gave, or took back. A changed mind is both: one taken back, another given. */
export interface Feedback {
  readonly verdict: Verdict
  readonly change: 'given' | 'withdrawn'
}

/** Signs that are for or against; the others, such as 🤔 and 😢, may mean either. */
const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ...[...'👍❤🔥👏🎉💯🙏👌🏆🤝🥰😍🤩✅'].map(sign => [sign, 'good'] as const),
  ...[...'👎💩🤮🤬😡🖕❌'].map(sign => [sign, 'bad'] as const),
])
/** Marks that make a sign a picture, and colours of skin. */
const MARKS = /[\ufe0f\u{1f3fb}-\u{1f3ff}]/gu

/** The verdict of all the signs of one person; null where there is none, or signs of both. */
function verdictOf(signs: readonly string[]): Verdict | null {
  const verdicts = new Set(signs.flatMap(sign => VERDICTS.get(sign.replace(MARKS, '')) ?? []))
  const [verdict = null] = verdicts
  return verdicts.size === 1 ? verdict : null
}

/** A sign with what makes it another colour or picture. */
const SIGN = /\p{Extended_Pictographic}[\ufe0f\u{1f3fb}-\u{1f3ff}]*/gu

/** The verdict of a message of signs alone, such as `👍👍`; null for any other. */
export function verdictIn(message: string): Verdict | null {
  return message.replace(SIGN, '').trim() === '' ? verdictOf(message.match(SIGN) ?? []) : null
}

/** What it means that one person had the signs `before` below an answer, and has those `after`. */
export function feedbackOf(before: readonly string[], after: readonly string[]): readonly Feedback[] {
  const [earlier, verdict] = [verdictOf(before), verdictOf(after)]
  if (earlier === verdict) return []
  return [
    ...(earlier === null ? [] : [{ verdict: earlier, change: 'withdrawn' } as const]),
    ...(verdict === null ? [] : [{ verdict, change: 'given' } as const]),
  ]
}
