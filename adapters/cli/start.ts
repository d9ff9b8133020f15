/** `start`: a question answered once, the platforms that have a token, or a chat at the terminal. */

import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { ASK_OPTIONS, ask } from './ask.ts'
import { contentOf, contentOfSettings, openSettings, readOptions } from './session.ts'
import type { Streams } from './streams.ts'

const START_OPTIONS = { ...ASK_OPTIONS, 'print-config': { type: 'boolean' } } as const

export async function start(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, START_OPTIONS)
  if (values['print-config'] === true) return printConfig(streams)
  if (positionals.length > 0 || values.lines === true) return ask(args, streams)
  if (values.json === true || values.why === true)
    throw new UsageError('The options --json and --why need a question: doslova start --json "otázka"')
  const settings = await openSettings(streams.env)
  const content =
    values.content === undefined ? contentOfSettings(settings) : await contentOf(values.content, streams.env)
  if (settings.telegram === null && settings.matrix === null) {
    const { talk } = await import('./talk.ts')
    return talk(content, streams)
  }
  const { serve } = await import('./serve.ts')
  return serve(settings, content, streams.errors)
}

/** Wrong settings are told as at any start; right ones are printed. */
async function printConfig({ output, env }: Streams): Promise<number> {
  await openSettings(env)
  const { printedSettings } = await import('../../config/print.ts')
  output.write(printedSettings(env))
  return EXIT.ok
}
