/** `ask`: one answer, or one for each line of the input. */

import { createInterface } from 'node:readline/promises'
import type { Engine } from '../../src/engine.ts'
import { answerJson } from '../../src/reply/json.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { replyTo, replyWhy } from '../../src/reply/reply.ts'
import { widthOf } from '../terminal.ts'
import { contentOf, openEngine, readOptions, wantsColor } from './session.ts'
import { EXIT, UsageError } from './usage.ts'

const OPTIONS = {
  json: { type: 'boolean' },
  lines: { type: 'boolean' },
  why: { type: 'boolean' },
  content: { type: 'string', multiple: true },
} as const

export async function ask(args: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(args, OPTIONS)
  const question = positionals.join(' ')
  if (values.lines !== true && question === '') throw new UsageError('Chybí otázka: doslova ask "otázka"')
  const engine = openEngine(await contentOf(values.content))
  if (values.lines === true) return answerLines(engine)
  const answer = engine.answer(question)
  if (values.json === true) process.stdout.write(`${JSON.stringify(answerJson(answer), null, 2)}\n`)
  else {
    const options = { width: widthOf(process.stdout), color: wantsColor(process.stdout) }
    process.stdout.write(`${renderPlain(replyTo(answer), options)}\n`)
    const best = answer.outcome === 'found' ? answer.hits[0] : undefined
    if (values.why === true && best !== undefined)
      process.stdout.write(`\n${renderPlain(replyWhy(best), options)}\n`)
  }
  return EXIT.ok
}

/** Conversations kept at once; the one quiet for longest is forgotten first. */
const MAX_CONVERSATIONS = 1_000

async function answerLines(engine: Engine): Promise<number> {
  const previous = new Map<string, string>()
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const asked = readLine(line)
    if ('error' in asked) {
      process.stdout.write(`${JSON.stringify({ question: line.slice(0, 200), ...asked })}\n`)
      continue
    }
    const { question, conversation } = asked
    const before = conversation === undefined ? undefined : previous.get(conversation)
    const answer = engine.answer(question, before === undefined ? {} : { previous: before })
    if (conversation !== undefined && answer.outcome !== 'not-policy') {
      previous.delete(conversation)
      previous.set(conversation, question)
      const oldest = previous.keys().next().value
      if (previous.size > MAX_CONVERSATIONS && oldest !== undefined) previous.delete(oldest)
    }
    process.stdout.write(
      `${JSON.stringify({ ...answerJson(answer), ...(conversation !== undefined && { conversation }) })}\n`,
    )
  }
  return EXIT.ok
}

/** A line is a question, or a JSON object with one. */
function readLine(line: string): { question: string; conversation?: string } | { error: string } {
  if (!line.trimStart().startsWith('{')) return { question: line }
  try {
    const { question, conversation } = JSON.parse(line) as Record<string, unknown>
    if (typeof question !== 'string') return { error: 'The object needs "question" with a text.' }
    return conversation == null ? { question } : { question, conversation: String(conversation) }
  } catch {
    return { question: line }
  }
}
