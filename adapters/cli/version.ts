/** `doslova version`: the version of package.json, alone on a line. */

import manifest from '../../package.json' with { type: 'json' }
import { EXIT } from '../shared/exit.ts'
import type { Streams } from './streams.ts'

export async function version(_: readonly string[], { output }: Streams): Promise<number> {
  output.write(`${manifest.version}\n`)
  return EXIT.ok
}
