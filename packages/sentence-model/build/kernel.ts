/** Kernels: compiles `kernel/*.ts` and `dot-products/*.ts`, AssemblyScript, to WebAssembly. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import asc from 'assemblyscript/asc'

/** Folders of sources. */
export const KERNEL = join(import.meta.dirname, '../kernel')
export const DOT_PRODUCTS = join(import.meta.dirname, '../dot-products')
const OUTPUT = 'kernel.wasm'
/** No memory of its own, no runtime, no extension later than SIMD128: relaxed SIMD may differ between processors. */
const OPTIONS = [
  ...[
    '-O3',
    '--enable',
    'simd',
    '--disable',
    'bulk-memory',
    '--runtime',
    'stub',
    '--importMemory',
    '--noAssert',
  ],
  // Vectors are exchanged between files of the kernel only.
  ...['--disableWarning', '112'],
]

/** The kernel whose sources are in `folder`, the same bytes for the same sources. Throws what the compiler says. */
export async function compileKernel(folder: string): Promise<Uint8Array> {
  let compiled: Uint8Array | undefined
  const { error, stderr } = await asc.main(['index.ts', '--outFile', OUTPUT, ...OPTIONS], {
    readFile: name => readSource(join(folder, name)),
    writeFile(name, contents) {
      if (name === OUTPUT && typeof contents !== 'string') compiled = contents
    },
    listFiles: () => [],
  })
  const told = stderr.toString()
  if (error !== null || told !== '' || compiled === undefined)
    throw new Error(
      `sentence-model: the kernel in ${folder} does not compile. ${error?.message ?? ''}\n${told}`,
    )
  return compiled
}

/** Null for a file that is not there: the compiler tries several endings. */
function readSource(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
