/** Control: the world as a test sees it, in this process or over HTTP from another one. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { asking } from './outside/asking.ts'
import { people } from './outside/people.ts'
import { speech } from './outside/speech.ts'
import { standing } from './outside/standing.ts'
import { watch } from './outside/watch.ts'
import type { Server } from './state/server.ts'

export function createActions(server: Server) {
  return { ...people(server), ...speech(server), ...asking(server), ...standing(server), ...watch(server) }
}

/** All that a test can do and ask. Values in and out are JSON. */
export type Actions = ReturnType<typeof createActions>

/** Actions over HTTP: `POST /_test/say` with the array of arguments. */
export const CONTROL = '/_test/'

export async function control(
  actions: Actions,
  name: string,
  body: Buffer,
  response: ServerResponse<IncomingMessage>,
): Promise<void> {
  const reply = (status: number, value: object) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  if (!Object.hasOwn(actions, name)) return reply(404, { error: `there is no action ${name}` })
  const action = actions[name as keyof Actions] as (...args: unknown[]) => unknown
  try {
    const args = body.length === 0 ? [] : JSON.parse(body.toString('utf8'))
    reply(200, { result: (await action.apply(actions, args)) ?? null })
  } catch (error) {
    reply(400, { error: error instanceof Error ? error.message : String(error) })
  }
}

export type Remote = {
  readonly [Name in keyof Actions]: (
    ...args: Parameters<Actions[Name]>
  ) => Promise<Awaited<ReturnType<Actions[Name]>>>
}

/** The same actions for a server in another process, each of them a promise. */
export function connectBotApi(root: string): Remote {
  const call = async (name: string, args: unknown[]) => {
    const response = await fetch(root + CONTROL + name, { method: 'POST', body: JSON.stringify(args) })
    const answer = (await response.json()) as { result?: unknown; error?: string }
    if (answer.error !== undefined) throw new Error(answer.error)
    return answer.result
  }
  return new Proxy({} as Remote, {
    get: (_, name) =>
      typeof name === 'string' && name !== 'then' ? (...args: unknown[]) => call(name, args) : undefined,
  })
}
