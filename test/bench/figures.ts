/** Figures of the benchmarks: quantiles, rates, and rows of a table on the output. */

import type { BotName } from './bot-process.ts'

/** Answers while a bot is still cold; they are not counted. */
const COLD_SHARE = 1 / 2

/** Prints cells side by side, the first one `first` characters wide, the others `width`. */
export function row(cells: readonly string[], first = 16, width = 16): void {
  const line = cells.map((cell, at) => cell.padEnd(at === 0 ? first : width)).join('')
  process.stdout.write(`${line.trimEnd()}\n`)
}

/** The value that `share` of the list is not above; 0 for an empty list. */
export function quantile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function median(list: readonly number[]): number {
  return quantile(list, 0.5)
}

/** `1.03  (0.98 to 1.10)`: the median, the least and the most. */
export function spread(list: readonly number[]): string {
  const [least, middle, most] = [0, 0.5, 1].map(share => quantile(list, share).toFixed(2))
  return `${middle}  (${least} to ${most})`
}

/** What a bot does once it is warm; `inOrder` is what it did from its start on. */
export function warm<T>(inOrder: readonly T[]): T[] {
  return inOrder.slice(Math.floor(inOrder.length * COLD_SHARE))
}

/** Answers a second of a warm bot; `times` are the milliseconds at which they came. */
export function rateOf(times: readonly number[]): number {
  const counted = warm([...times].sort((a, b) => a - b))
  return ((counted.length - 1) * 1000) / ((counted.at(-1) ?? 0) - (counted[0] ?? 0))
}

/** Medians of the bot and the echo over paired rounds, and how many times as much the bot reaches. */
export async function paired(rounds: number, measure: (name: BotName) => Promise<number>) {
  const measured: { bot: number; echo: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const echo = await measure('echo')
    measured.push({ bot: await measure('doslova'), echo })
  }
  return {
    bot: median(measured.map(({ bot }) => bot)).toFixed(0),
    echo: median(measured.map(({ echo }) => echo)).toFixed(0),
    ratio: spread(measured.map(({ bot, echo }) => bot / echo)),
  }
}
