/** Thoroughness: `npm test` looks at some of what the slow tests (`vitest.slow.config.ts`) look at whole. */

/** Whether everything is looked at. */
export const isThorough = process.env.THOROUGH !== undefined

/** Rows of a table: all of them, or each `step`th. */
export function some<T>(rows: readonly T[], step: number): readonly T[] {
  return isThorough ? rows : rows.filter((_, at) => at % step === 0)
}

/** A number of texts, passages or runs: all of them, or a fifth. */
export function upTo(count: number): number {
  return isThorough ? count : Math.ceil(count / 5)
}
