/** The program: which command to run, and how its errors are told to a person. */

import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'
import { nearest } from '../../src/text/nearest.ts'
import { EXIT } from '../shared/exit.ts'
import { PlatformError } from '../shared/platform.ts'
import { UsageError } from '../shared/usage.ts'
import type { Command, Streams } from './streams.ts'

const USAGE = `doslova <příkaz>

  start ["otázka"]                    rozhovor v terminálu, nebo jedna odpověď
  start --print-config                nastavení a odkud je, bez hesel
  ask [--json] [--lines] [--why] [--content DIR]... ["otázka"]
  debate [--json] [--pdf SOUBOR] [--picture SOUBOR] [--content DIR]... "téma"
                                      podklady k debatě
  deadlines [--json] [--ics SOUBOR] [--content DIR]... ["téma"]
                                      sliby s termínem, i do kalendáře
  passages --json [--content DIR]...  všechny odstavce, jeden na řádek
  check [--json] [--content DIR]...   chyby v textech se souborem a řádkem
  preview [--content DIR]... "otázka" odpověď, jak ji ukáže každá platforma
  editor [--port ČÍSLO] [--questions SOUBOR] [--content DIR]...
                                      stránka pro redakci: odpovědi, důvody, změny, chyby
  gaps [--json]                       na co se ptalo aspoň pět lidí a odpověď tu není
  index [--shards ČÍSLO] [--content DIR]...
                                      texty do OpenSearch (SEARCH_URL), pro víc textů, než unese jeden proces
  vectors [--to SOUBOR] [--content DIR]...
                                      význam odstavců předem, aby první start nečekal
  eval SOUBOR... [--json] [--misses] [--sites DIR] [--content DIR]...
                                      úspěšnost na otázkách
  version                             verze programu
`

/** Commands load when they are asked for, so that none of them slows down the others. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  ask: async () => (await import('./ask.ts')).ask,
  debate: async () => (await import('./debate.ts')).debate,
  deadlines: async () => (await import('./deadlines.ts')).deadlines,
  passages: async () => (await import('./passages.ts')).passages,
  check: async () => (await import('./check.ts')).check,
  preview: async () => (await import('./preview.ts')).preview,
  editor: async () => (await import('./editor.ts')).editor,
  gaps: async () => (await import('./gaps.ts')).gaps,
  index: async () => (await import('./index-texts.ts')).indexCommand,
  vectors: async () => (await import('./vectors.ts')).vectors,
  eval: async () => (await import('./eval.ts')).evaluate,
  version: async () => (await import('./version.ts')).version,
}

/** Runs a command to its end, and gives the exit code. */
export async function doslova(args: readonly string[], streams: Streams): Promise<number> {
  try {
    return await run(args, streams)
  } catch (error) {
    if (error instanceof CandidatesUnavailableError) {
      streams.errors.write(`doslova: SEARCH_URL: the cluster cannot be asked (${error.message}).\n`)
      return EXIT.unavailable
    }
    if (!(error instanceof UsageError || error instanceof PlatformError)) throw error
    streams.errors.write(`doslova: ${error.message}\n`)
    return error instanceof PlatformError ? error.exitCode : EXIT.usage
  }
}

function unknownCommand(name: string): string {
  const meant = nearest(name, Object.keys(COMMANDS))
  const hint = meant === null ? '' : ` Did you mean "${meant}"?`
  return `There is no command "${name}".${hint} All of them: doslova help`
}

async function run([name, ...args]: readonly string[], streams: Streams): Promise<number> {
  const wantsHelp = [name, ...args].some(word => word === '--help' || word === '-h')
  if (name === undefined || name === 'help' || wantsHelp) {
    streams.output.write(USAGE)
    return EXIT.ok
  }
  const command = COMMANDS[name === '--version' ? 'version' : name]
  if (command === undefined) throw new UsageError(unknownCommand(name))
  return (await command())(args, streams)
}
