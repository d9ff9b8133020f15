/** `ask`: one answer, or one for each line of the input. */

import { Bot } from '../../src/chat/bot.ts'
import { after, askedAlone, NEW_CONVERSATION } from '../../src/chat/conversation.ts'
import { Memory } from '../../src/chat/memory.ts'
import { ALONE } from '../../src/chat/turn.ts'
import type { AnsweringEngine } from '../../src/engine/answering-engine.ts'
import type { Engine } from '../../src/engine/engine.ts'
import type { Lexicon } from '../../src/engine/lexicon.ts'
import type { RemoteEngine } from '../../src/engine/remote-engine.ts'
import type { Answer } from '../../src/model.ts'
import { answerJson } from '../../src/reply/json.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { type Content, completeMeaning, openEngine, openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { UsageError } from '../shared/usage.ts'
import { contentOf, readOptions, wantsColor } from './session.ts'
import type { Streams } from './streams.ts'
import { widthOf } from './width.ts'

export const ASK_OPTIONS = {
  json: { type: 'boolean' },
  lines: { type: 'boolean' },
  why: { type: 'boolean' },
  content: { type: 'string', multiple: true },
} as const

export async function ask(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = readOptions(args, ASK_OPTIONS)
  const { output, errors, env } = streams
  const question = positionals.join(' ')
  if (values.lines !== true && question === '')
    throw new UsageError('The question is missing: doslova ask "otázka"')
  const lexicon = openLexicon()
  const content = await contentOf(values.content, env)
  const remote = content.searchUrl == null ? null : await cluster(content.searchUrl, content, lexicon)
  if (values.lines === true && remote !== null)
    return answerLines({ get: async () => remote }, lexicon, streams)
  if (values.lines === true) {
    const onOpened = (engine: Engine) => completeMeaning(engine, errors)
    const { CurrentEngine } = await import('./current-engine.ts')
    const current = await CurrentEngine.open({ content, lexicon, errors, onOpened })
    return answerLines(current, lexicon, streams)
  }
  const engine = remote ?? openEngine(content, lexicon, { errors })
  if (values.json === true) {
    output.write(`${JSON.stringify(jsonOf(await engine.answer(question), engine), null, 2)}\n`)
    return EXIT.ok
  }
  const bot = new Bot(engine, lexicon.gazetteer)
  const { reply, conversation } = await bot.handle(question, ALONE)
  const options = { width: widthOf(output), color: wantsColor(output, env) }
  output.write(`${renderPlain(reply, options)}\n`)
  if (values.why === true && conversation.last !== null)
    output.write(`\n${renderPlain(await bot.why(conversation.last), options)}\n`)
  return EXIT.ok
}

/** Loaded where there is one. */
async function cluster(url: string, content: Content, lexicon: Lexicon): Promise<RemoteEngine> {
  const { openCluster } = await import('./search-bot.ts')
  return openCluster(url, content, lexicon)
}

function jsonOf(answer: Answer, engine: AnsweringEngine<Engine>) {
  return answerJson(answer, engine.content, passage => engine.counterpart(passage))
}

async function answerLines(
  current: { get(): Promise<AnsweringEngine<Engine>> },
  { gazetteer }: Lexicon,
  { input, output }: Streams,
): Promise<number> {
  const memory = new Memory()
  let lines = 0
  for await (const line of linesOf(input)) {
    const asked = readLine(line)
    if ('error' in asked) {
      output.write(`${JSON.stringify({ question: line.slice(0, 200), ...asked })}\n`)
      continue
    }
    const { question, conversation } = asked
    const id = `${lines++}`
    const before = conversation === undefined ? NEW_CONVERSATION : memory.before(conversation, id)
    const { previous } = before
    const place = gazetteer.named(before.place ?? '')
    const engine = await current.get()
    const answer = await engine.answer(question, { previous, ...(place && { place }) })
    if (conversation !== undefined)
      memory.set(conversation, id, after(before, askedAlone(question, before.place), answer))
    output.write(
      `${JSON.stringify({ ...jsonOf(answer, engine), ...(conversation !== undefined && { conversation }) })}\n`,
    )
  }
  return EXIT.ok
}

/** Lines between line feeds; other separators of Unicode may stand inside a JSON text. */
async function* linesOf(stream: Streams['input']): AsyncIterable<string> {
  let rest = ''
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield line.replace(/\r$/, '')
  }
  if (rest !== '') yield rest
}

/** A line is a question, or a JSON object with one. */
function readLine(line: string): { question: string; conversation?: string } | { error: string } {
  if (!line.trimStart().startsWith('{')) return { question: line }
  try {
    const { question, conversation } = JSON.parse(line) as Record<string, unknown>
    if (typeof question !== 'string') return { error: 'The object needs "question" with a text.' }
    return conversation == null ? { question } : { question, conversation: String(conversation) }
  } catch {
    return { error: 'The line begins with { but is not JSON.' }
  }
}
