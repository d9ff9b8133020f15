/** Entry point: which command to run, and how its errors are told to a person. */

import { enableCompileCache } from 'node:module'
import { EXIT } from '../shared/exit.ts'
import { PlatformError } from '../shared/platform.ts'
import { UsageError } from '../shared/usage.ts'

/** Everything after this line starts from code compiled on the first run. */
enableCompileCache()

const USAGE = `doslova <příkaz>

  start ["otázka"]                    rozhovor v terminálu, nebo jedna odpověď
  ask [--json] [--lines] [--why] [--content DIR]... ["otázka"]
  passages --json [--content DIR]...  všechny odstavce, jeden na řádek
  check [--json] [--content DIR]...   chyby v textech se souborem a řádkem
  preview [--content DIR]... "otázka" odpověď, jak ji ukáže každá platforma
  eval SOUBOR... [--json] [--misses] [--sites DIR] [--content DIR]...
                                      úspěšnost na otázkách
`

/** Commands load when they are asked for, so that none of them slows down the others. */
const COMMANDS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<number>>>> = {
  start: async () => (await import('./start.ts')).start,
  ask: async () => (await import('./ask.ts')).ask,
  passages: async () => (await import('./passages.ts')).passages,
  check: async () => (await import('./check.ts')).check,
  preview: async () => (await import('./preview.ts')).preview,
  eval: async () => (await import('./eval.ts')).evaluate,
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  const wantsHelp = [name, ...args].some(word => word === '--help' || word === '-h')
  if (name === undefined || name === 'help' || wantsHelp) {
    process.stdout.write(USAGE)
    return EXIT.ok
  }
  const command = COMMANDS[name]
  if (command === undefined) throw new UsageError(`Příkaz "${name}" neznám.\n\n${USAGE}`)
  return (await command())(args)
}

/** Tells an error of the person or of the surroundings in a line, and gives its exit code. Throws others. */
function told(error: unknown): number {
  if (!(error instanceof UsageError || error instanceof PlatformError)) throw error
  process.stderr.write(`doslova: ${error.message}\n`)
  return error instanceof PlatformError ? error.exitCode : EXIT.usage
}

/** A reader that has seen enough (`| head`) is no error; a full disk is. */
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(EXIT.ok)
  process.stderr.write(`doslova: Výstup nejde zapsat (${code}). Uvolněte místo, nebo pište jinam.\n`)
  process.exit(EXIT.unavailable)
})
/** There is nowhere left to tell it. */
process.stderr.on('error', () => {})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.exitCode = told(error)
}
