/** Rows of signed bytes, and their exact dot products with a vector of integers, by a kernel in whose memory they stand. */

import { join } from 'node:path'
import hashes from './dot-products.json' with { type: 'json' }
import { readShipped, withSimd } from './shipped-file.ts'

const FILE = 'dot-products.wasm'
const PAGE_BYTES = 65_536
/** Address 0 is none. */
const START = 64
/** Rows and columns that the kernel takes at once. */
const ROWS = 4
const COLUMNS = 8

/** What `dot-products.wasm` exports, see `dot-products/index.ts`. */
interface DotProductsExports {
  dotProducts(rows: number, count: number, width: number, vector: number, to: number): void
}

/** The kernel, compiled once for all rows of this thread. */
let compiled: WebAssembly.Module | null = null

/** The greatest size of integers whose products with as many bytes, whatever these are, have a sum of 32 bits. */
export function largestInteger(width: number): number {
  return Math.min(2 ** 15 - 1, Math.floor((2 ** 31 - 1) / (2 ** 7 * Math.max(1, width))))
}

/** Rows are zeros at first. Throws a `RangeError` above 4 GB, and what is wrong with the file of the kernel. */
export class ByteRows {
  private readonly count: number
  private readonly width: number
  private readonly padded: number
  private readonly memory: WebAssembly.Memory
  private readonly kernel: DotProductsExports
  private readonly rowsAt: number
  private readonly productsAt: number

  constructor(count: number, width: number) {
    this.count = count
    this.width = width
    this.padded = multiple(width, COLUMNS)
    const rows = multiple(count, ROWS)
    this.productsAt = START + this.padded * Int16Array.BYTES_PER_ELEMENT
    this.rowsAt = this.productsAt + rows * Int32Array.BYTES_PER_ELEMENT
    const bytes = this.rowsAt + rows * this.padded
    this.memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) })
    compiled ??= compile(join(import.meta.dirname, FILE))
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory: this.memory } })
    this.kernel = exports as unknown as DotProductsExports
  }

  /** The bytes of a row, to be read and written. */
  row(at: number): Int8Array {
    return new Int8Array(this.memory.buffer, this.rowsAt + at * this.padded, this.width)
  }

  /** The product of each row and `width` integers of at most `largestInteger`. The next call writes over it. */
  dotProducts(integers: Int16Array): Int32Array {
    new Int16Array(this.memory.buffer, START, this.padded).set(integers)
    const rows = multiple(this.count, ROWS)
    this.kernel.dotProducts(this.rowsAt, rows, this.padded, START, this.productsAt)
    return new Int32Array(this.memory.buffer, this.productsAt, this.count)
  }
}

function multiple(value: number, of: number): number {
  return Math.ceil(value / of) * of
}

function compile(path: string): WebAssembly.Module {
  const code = readShipped(path, hashes[FILE])
  return withSimd(() => new WebAssembly.Module(code))
}
