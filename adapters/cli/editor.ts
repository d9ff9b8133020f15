/** `editor`: the editor's page alone, for this machine, until it is stopped. */

import { join } from 'node:path'
import type { Editor } from '../editor/editor.ts'
import { type Content, ROOT } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { HttpServer } from '../shared/http.ts'
import { PlatformError } from '../shared/platform.ts'
import { onHangUp, onStopSignal } from '../shared/signals.ts'
import { UsageError } from '../shared/usage.ts'
import { mountEditor, questionsIn } from './editor-page.ts'
import { openLiveBot } from './live-bot.ts'
import { contentOf, openSettings, readOptions } from './session.ts'
import type { Streams } from './streams.ts'

const OPTIONS = {
  content: { type: 'string', multiple: true },
  port: { type: 'string' },
  questions: { type: 'string' },
} as const

const HOST = '127.0.0.1'
const PORT = '8322'

export async function editor(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  if (positionals.length > 0)
    throw new UsageError('The command editor takes no question: it is asked on the page.')
  const { dataDir, editorQuestions } = await openSettings(streams.env)
  const content = await contentOf(values.content, streams.env)
  const questions = values.questions ?? editorQuestions ?? questionsIn(dataDir ?? join(ROOT, 'data'))
  const http = new HttpServer((path, error) => {
    streams.errors.write(`doslova: ${path} failed (${error instanceof Error ? error.name : 'unknown'}).\n`)
  })
  http.route('GET', '/healthz', () => ({ status: 200, body: 'ok\n' }))
  http.app.get('/', c => c.redirect('/editor'))
  const page = await mountEditor(http, { folders: content.folders, questions })
  const port = await listen(http, values.port ?? PORT)
  streams.output.write(`Editor's page: http://${HOST}:${port}/editor\nCtrl+C ends it.\n`)
  return run(content, page, http)
}

/** Shows the texts and their changes until a signal comes. Rejects with `UsageError` when they cannot be opened. */
async function run(content: Content, page: Editor, http: HttpServer): Promise<number> {
  const ending = Promise.withResolvers<number>()
  onStopSignal(() => ending.resolve(EXIT.ok))
  const live = openLiveBot(content, [page], {
    onMeaning: state => page.meaning(state),
    onFailure: error => ending.reject(new PlatformError(error.message, EXIT.usage, { cause: error })),
  })
  onHangUp({ look: () => live.content.look(), stop: () => ending.resolve(EXIT.ok) })
  live.bot.then(bot => page.open(bot)).catch(ending.reject)
  try {
    return await ending.promise
  } finally {
    const close = live.bot.then(
      bot => bot.close(),
      () => {},
    )
    await Promise.all([page.close(), http.close(), live.content.close(), close])
  }
}

async function listen(http: HttpServer, port: string): Promise<number> {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UsageError(`--port ${port} is not a port: give a number such as ${PORT}.`)
  try {
    return await http.listen(Number(port), HOST)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    const message = `Port ${port} cannot be used (${code}). If the page is open already, use it; otherwise give another one: --port ${Number(port) + 1}.`
    throw new PlatformError(message, EXIT.unavailable, { cause: error })
  }
}
