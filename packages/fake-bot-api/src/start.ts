/**
 * A Bot API server on this machine, for one bot and one test:
 *
 *     const api = await startBotApi()
 *     const jana = api.addUser()
 *     api.say(jana, 'Co kola?')
 *     await api.idle()
 *     expect(api.said(jana)).toMatchObject([{ text: 'Stezku podél Labe.' }])
 *     expect(api.mistakes()).toEqual([])
 *     await api.close()
 */

import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Actions, CONTROL, control, createActions } from './control.ts'
import { answerCall, readBody } from './http.ts'
import { type Options, settingsOf } from './options.ts'
import { createServer } from './state/server.ts'
import type { Truthy } from './state/signals.ts'

export type BotApi = Actions & {
  /** `http://127.0.0.1:40000` */
  readonly root: string
  readonly token: string
  /** What `read` returns once that is something. It is asked again whenever anything happens. */
  readonly waitFor: <T>(read: () => T) => Promise<Truthy<T>>
  readonly close: () => Promise<void>
}

export async function startBotApi(options: Options = {}): Promise<BotApi> {
  const settings = settingsOf(options)
  const server = createServer(settings)
  const actions = createActions(server)
  const closing = new AbortController()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await readBody(request)
    const { url = '/' } = request
    if (url.startsWith(CONTROL)) await control(actions, url.slice(CONTROL.length), body, response)
    else await answerCall(server, request, response, body, closing.signal)
  }
  const http = createHttpServer((request, response) => {
    answer(request, response).catch(error => {
      response.destroy()
      const left = !request.complete || closing.signal.aborted
      if (!left) process.stderr.write(`Bot API server: ${error instanceof Error ? error.stack : error}\n`)
    })
  })
  await new Promise<void>(resolve => http.listen(settings.port, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  return {
    ...actions,
    root: `http://127.0.0.1:${port}`,
    token: settings.token,
    waitFor: read =>
      server.signals.waitFor(read, settings.deadlineMs, () => JSON.stringify(server.journal.counters())),
    close: async () => {
      closing.abort()
      server.webhook.stop()
      const closed = new Promise(resolve => http.close(resolve))
      http.closeAllConnections()
      await closed
    },
  }
}
