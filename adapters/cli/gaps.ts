/** `gaps`: what people asked about and got no answer, read from the running bots. */

import type { Settings } from '../../config/env.ts'
import type { Gap } from '../../src/chat/gaps.ts'
import { EXIT } from '../shared/exit.ts'
import { PlatformError } from '../shared/platform.ts'
import { UsageError } from '../shared/usage.ts'
import { GAPS_PATH } from './gaps-route.ts'
import { openSettings, readOptions } from './session.ts'
import type { Streams } from './streams.ts'

const OPTIONS = { json: { type: 'boolean' } } as const
/** Longest time that the bots may take. */
const LIMIT_MS = 5_000

export async function gaps(args: readonly string[], { output, env }: Streams): Promise<number> {
  const { values } = readOptions(args, OPTIONS)
  const list = await readGaps(addressOf(await openSettings(env)))
  output.write(values.json === true ? `${JSON.stringify(list, null, 2)}\n` : list.map(line).join(''))
  return EXIT.ok
}

function line({ word, askers }: Gap): string {
  return `${askers}\t${word}\n`
}

function addressOf({ httpPort, httpHost }: Settings): string {
  if (httpPort === null)
    throw new UsageError('HTTP_PORT is missing: it has to be the port that the bots were started with.')
  const host = httpHost === '0.0.0.0' ? '127.0.0.1' : httpHost === '::' ? '::1' : httpHost
  return `http://${host.includes(':') ? `[${host}]` : host}:${httpPort}${GAPS_PATH}`
}

async function readGaps(address: string): Promise<readonly Gap[]> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(LIMIT_MS) })
    if (!response.ok) throw new Error(`It answered ${response.status}.`)
    return (await response.json()) as Gap[]
  } catch (error) {
    throw new PlatformError(
      `No bots answer at ${address}. Start them with this HTTP_PORT, and ask on the same machine.`,
      EXIT.unavailable,
      { cause: error },
    )
  }
}
