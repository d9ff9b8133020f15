/** `vectors`: embeds passages beforehand, so that the first start of a bot looks at meaning at once. */

import { rmSync } from 'node:fs'
import { completeMeaning, openEngine, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { contentOf, readOptions } from './session.ts'
import type { Streams } from './streams.ts'

const OPTIONS = { content: { type: 'string', multiple: true }, to: { type: 'string' } } as const

export async function vectors(args: readonly string[], { output, errors, env }: Streams): Promise<number> {
  const { values } = readOptions(args, OPTIONS)
  const content = await contentOf(values.content, env)
  if (content.meaning.kind === 'off') throw new UsageError('MEANING is off: there is nothing to embed.')
  if (values.to !== undefined) rmSync(values.to, { force: true })
  const engine = openEngine(
    { ...content, ...(values.to !== undefined && { vectorsIn: values.to }) },
    openLexicon(),
    {
      errors,
    },
  )
  const made = engine.withoutVectors
  await completeMeaning(engine, errors)
  if (engine.withoutVectors > 0) return EXIT.unavailable
  output.write(`${engine.passages.length} passages, ${made} of them embedded now.\n`)
  return EXIT.ok
}
