/** `passages`: every passage, one a line. */

import { once } from 'node:events'
import { passageJson } from '../../src/reply/json.ts'
import { openEngine } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { contentOf, readOptions } from './session.ts'
import type { Streams } from './streams.ts'

const OPTIONS = { json: { type: 'boolean' }, content: { type: 'string', multiple: true } } as const

export async function passages(args: readonly string[], { output, errors, env }: Streams): Promise<number> {
  const { values } = readOptions(args, OPTIONS)
  const engine = openEngine(await contentOf(values.content, env), undefined, { errors })
  for (const passage of engine.passages) {
    const line =
      values.json === true
        ? JSON.stringify(passageJson(passage))
        : `${passage.code}\t${passage.source.file}:${passage.source.lines[0]}\t${passage.text}`
    if (!output.write(`${line}\n`)) await once(output, 'drain')
  }
  return EXIT.ok
}
