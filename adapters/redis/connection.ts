/** Connection to Redis: scripts by name, each call with a time limit; a server that is away is said once, and when it is back. */

import { createClient, defineScript } from '@redis/client'
import type { Log } from '../shared/log.ts'
import { END, KEEP, LEAD, LEAVE, RESIGN, TAKE } from './scripts.ts'

/** Longest time that a call takes, in milliseconds; beyond it nobody knows what became of it. */
const CALL_MS = 2_000
/** Pauses between tries to connect again, in milliseconds. */
const PAUSE = { first: 50, longest: 2_000 }

export type ScriptName = keyof typeof SCRIPTS

const SCRIPTS = {
  take: script(TAKE, 3),
  end: script(END, 3),
  keep: script(KEEP, 1),
  leave: script(LEAVE, 1),
  lead: script(LEAD, 2),
  resign: script(RESIGN, 1),
}

function script(text: string, keys: number) {
  return defineScript({
    SCRIPT: text,
    NUMBER_OF_KEYS: keys,
    parseCommand(parser, names: readonly string[], values: readonly (string | number)[]) {
      parser.pushKeys([...names])
      parser.push(...values.map(String))
    },
    transformReply: (reply: unknown) => reply,
  })
}

export interface Connection {
  /** What a script gives. Rejects where the server is away or too slow. */
  run(script: ScriptName, keys: readonly string[], values: readonly (string | number)[]): Promise<unknown>
  /** Milliseconds since 1970 by the clock of the server. */
  time(): Promise<number>
  close(): void
}

/** Connects. Rejects where the server cannot be reached now; later it is tried again for ever. */
export async function connect(url: string, log: Pick<Log, 'info' | 'warn'>): Promise<Connection> {
  const client = createClient({
    url,
    scripts: SCRIPTS,
    commandOptions: { timeout: CALL_MS },
    // What waits for a server that is away would come too late.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CALL_MS,
      reconnectStrategy: tries => (isOpen ? Math.min(PAUSE.longest, PAUSE.first * 2 ** tries) : false),
    },
  })
  let [isOpen, isAway] = [false, false]
  client.on('error', error => {
    if (!isAway && isOpen)
      log.warn('redis away', { code: String((error as NodeJS.ErrnoException).code ?? 'closed') })
    isAway = true
  })
  client.on('ready', () => {
    if (isAway) log.info('redis back')
    isAway = false
  })
  await client.connect()
  isOpen = true
  return {
    run: (name, keys, values) => client[name](keys, values),
    time: async () => Number(await client.sendCommand(['TIME']).then(timeOf)),
    close: () => client.destroy(),
  }
}

function timeOf(reply: unknown): number {
  const [seconds, microseconds] = (reply as readonly string[]).map(Number)
  return (seconds ?? 0) * 1000 + (microseconds ?? 0) / 1000
}
