/** Tokenizer: XLM-R's unigram model, the pieces of a text with the best sum of scores. */

export interface Vocabulary {
  /** By id. The first four are control pieces, which no text becomes. */
  readonly pieces: readonly string[]
  readonly scores: Float32Array
  /** Characters that are read as others. */
  readonly replaced: Readonly<Record<string, string>>
  /** Score of a character that is no piece. */
  readonly unknown: number
}

/** Ids of the control pieces. */
export const START = 0
export const END = 2
const UNKNOWN = 3
export const CONTROLS = 4

/** Stands for a space. */
export const SPACE = '▁'

/** Pieces of a text, as ids, without start and end. */
export type Tokenizer = (text: string) => number[]

/** Work grows with the text only: each character is tried with as many lengths as the longest piece has. */
export function createTokenizer(vocabulary: Vocabulary): Tokenizer {
  const best = bestPieces(vocabulary)
  const replaced = new Map(Object.entries(vocabulary.replaced))
  return text => {
    const plain = Array.from(text.normalize('NFC'), character => replaced.get(character) ?? character)
    return best(` ${plain.join('')}`.replace(/ +/g, SPACE))
  }
}

/** Viterbi's algorithm over UTF-16 units of a text whose spaces are `SPACE`. */
export function bestPieces({ pieces, scores, unknown }: Omit<Vocabulary, 'replaced'>): Tokenizer {
  const ids = new Map<string, number>()
  let longest = 1
  for (const [id, piece] of pieces.entries()) {
    if (id < CONTROLS) continue
    ids.set(piece, id)
    longest = Math.max(longest, piece.length)
  }
  return text => {
    const sums = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY)
    const starts = new Int32Array(text.length + 1)
    const chosen = new Int32Array(text.length + 1)
    const offer = (start: number, end: number, id: number, score: number) => {
      const sum = (sums[start] as number) + score
      if (sum <= (sums[end] as number)) return
      sums[end] = sum
      starts[end] = start
      chosen[end] = id
    }
    sums[0] = 0
    for (let start = 0; start < text.length; start++) {
      // Inside of a pair of surrogates.
      if (sums[start] === Number.NEGATIVE_INFINITY) continue
      const last = Math.min(text.length, start + longest)
      for (let end = start + 1; end <= last; end++) {
        const id = ids.get(text.slice(start, end))
        if (id !== undefined) offer(start, end, id, scores[id] as number)
      }
      const width = (text.codePointAt(start) as number) > 0xffff ? 2 : 1
      offer(start, start + width, UNKNOWN, unknown)
    }
    const found: number[] = []
    for (let end = text.length; end > 0; end = starts[end] as number) found.push(chosen[end] as number)
    return found.reverse()
  }
}
