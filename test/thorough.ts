/** Thoroughness: `npm test` looks at some of what the slow tests (`vitest.slow.config.ts`) look at whole. */

/** Whether everything is looked at. */
export const isThorough = process.env.THOROUGH !== undefined

/** Rows of a table: all of them, or each `step`th, the `first`th among these. */
export function some<T>(rows: readonly T[], step: number, first = 0): readonly T[] {
  return isThorough ? rows : rows.filter((_, at) => at % step === first % step)
}

/** A number of texts, letters, passages or runs: all of them, or a part such as a fifth. */
export function upTo(count: number, part = 5): number {
  return isThorough ? count : Math.ceil(count / part)
}
