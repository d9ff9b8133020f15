/** Width of what is printed. */

const DEFAULT_WIDTH = 80
const MAX_WIDTH = 100

/** Columns of an output stream, within what is pleasant to read. */
export function widthOf(output: { readonly columns?: number }): number {
  return Math.min(output.columns || DEFAULT_WIDTH, MAX_WIDTH)
}
