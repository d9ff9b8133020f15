/** Heap snapshot: what stands in the memory of this process. For processes of their own, run with `--expose-gc`. */

import { getHeapSnapshot } from 'node:v8'

/**
 * Whether each of these texts is anywhere in memory, once the garbage is collected. A needle is put together only when
 * it is looked for; letters with accents are written differently there.
 */
export async function memoryHas(...needles: (() => string)[]): Promise<boolean[]> {
  globalThis.gc?.()
  const snapshot = getHeapSnapshot().setEncoding('utf8')
  const wanted = needles.map(needle => needle())
  const found = wanted.map(() => false)
  let end = ''
  for await (const chunk of snapshot) {
    const text = end + chunk
    for (const [at, needle] of wanted.entries()) found[at] ||= text.includes(needle)
    end = text.slice(-200)
  }
  return found
}
