/** An editor's page over a few texts, without a socket and without threads. */

import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Editor, type EditorBot } from '../../../adapters/editor/editor.ts'
import { routeEditor } from '../../../adapters/editor/routes.ts'
import { HttpServer } from '../../../adapters/shared/http.ts'
import { Bot } from '../../../src/chat/bot.ts'
import { ContentReading } from '../../../src/editor/content-reading.ts'
import { Inspector } from '../../../src/editor/inspector.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { dataFolder, type Files, folder, TODAY, writeFiles } from '../../documents.ts'
import { lexicon } from '../../lexicon.ts'
import { TOWN } from '../../town/town.ts'

const ORIGIN = 'http://127.0.0.1:8322'
const HEADERS = { host: '127.0.0.1:8322', origin: ORIGIN }
/** A program on this machine. */
const HERE = { incoming: { socket: { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1' } } }

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>
  readonly env?: object
}

function openBotFor(root: string): EditorBot {
  const engine = new Engine({ folders: [root], lexicon, today: TODAY })
  const bot = new Bot(engine, lexicon.gazetteer)
  const inspector = new Inspector(engine, bot, lexicon.gazetteer)
  return {
    inspect: asked => inspector.inspect(asked),
    summarize: question => inspector.summarize(question),
    examples: place => bot.examples(place),
    handle: (...args) => bot.handle(...args),
  }
}

/** What is read in this thread, as if it were read in another one. */
function readingOf(root: string) {
  const reading = new ContentReading({ folders: [root], lexicon })
  return {
    read: async (...args: Parameters<ContentReading['read']>) => reading.read(...args),
    problems: async () => reading.problems(),
    texts: async () => reading.texts(),
    passagesOf: async (...args: Parameters<ContentReading['passagesOf']>) => reading.passagesOf(...args),
    changes: async (...args: Parameters<ContentReading['changes']>) => reading.changes(...args),
    mark: async () => reading.mark(),
  }
}

export function openEditor(files: Files = TOWN) {
  const root = folder(files)
  const questions = join(dataFolder(), 'otazky.txt')
  let bot = openBotFor(root)
  const editor = new Editor({ folders: [root], questions, reading: readingOf(root), now: () => TODAY })
  onTestFinished(() => editor.close())
  const errors: unknown[] = []
  const { app } = new HttpServer((_, error) => errors.push(error))
  routeEditor(app, editor)
  const served: EditorBot = {
    inspect: asked => bot.inspect(asked),
    summarize: question => bot.summarize(question),
    examples: place => bot.examples(place),
    handle: (...args) => bot.handle(...args),
  }
  const get = async (path: string, { headers = {}, env = HERE }: Sent = {}) =>
    app.request(`${ORIGIN}${path}`, { headers: { ...HEADERS, ...headers } }, env)
  const post = async (path: string, form: Record<string, string>, { headers = {}, env = HERE }: Sent = {}) =>
    app.request(
      `${ORIGIN}${path}`,
      { method: 'POST', body: new URLSearchParams(form), headers: { ...HEADERS, ...headers } },
      env,
    )
  /** The words of a page. */
  const read = async (response: Response | Promise<Response>) => textOf(await (await response).text())
  /** Writes files and has them read, as a save does. */
  const save = async (changed: Files) => {
    writeFiles(root, changed)
    editor.changing()
    bot = openBotFor(root)
    editor.built({ texts: 1, passages: 1 })
    await editor.settled()
  }
  return { root, questions, editor, app, errors, get, post, read, save, open: () => editor.open(served) }
}

/** The words of HTML, those of each element apart. */
export function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
}
