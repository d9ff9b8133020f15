/** One run of a bot against the server: how many answers a second, and how long each of them takes. */

import type { Call } from '@doslova/fake-bot-api'
import type { Update } from 'grammy/types'
import { WAITING } from '../../src/chat/limits.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import type { BotName } from './bot-process.ts'
import { rateOf, warm } from './figures.ts'
import { World } from './telegram-world.ts'

/** As many people; few enough questions of each that nobody is told to slow down. */
export const PEOPLE = 500

/** Answers a second while many people wait: all questions are there when the bot starts. */
export async function measureRate(name: BotName, latencyMs: number, questions: readonly string[]) {
  const world = await World.open(name, latencyMs, PEOPLE)
  await world.ask(questions)
  await world.bot.start()
  const answers = await answersOf(world, questions.length)
  await world.close()
  return rateOf(answers.map(({ at }) => at))
}

/** Milliseconds from each question delivered to its answer sent, one question at a time. */
export async function measureDelays(name: BotName, questions: readonly string[]): Promise<number[]> {
  const world = await World.open(name, 0, PEOPLE)
  await world.bot.start()
  for (const question of questions) {
    await world.ask([question])
    await world.answered()
  }
  const answers = await answersOf(world, questions.length)
  const delivered = deliveries(await world.api.calls('getUpdates'))
  await world.close()
  return warm(answers).map(call => call.at - (delivered.get(questionOf(call) ?? 0) ?? 0))
}

/** Milliseconds of CPU that the bot takes for each question, one at a time; the first half, while it is cold, left out. */
export async function measureCpu(
  name: BotName,
  questions: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number[]> {
  const world = await World.open(name, 0, PEOPLE, env)
  await world.bot.start()
  const taken: number[] = []
  for (const question of questions) {
    const before = world.bot.cpuMs()
    await world.ask([question])
    await world.answered()
    taken.push(world.bot.cpuMs() - before)
  }
  await answersOf(world, questions.length)
  await world.close()
  return warm(taken)
}

/** Megabytes in memory after each batch of questions. */
export async function measureMemory(
  batches: readonly (readonly string[])[],
  people: number,
): Promise<number[]> {
  const world = await World.open('doslova', 0, people)
  await world.bot.start()
  const sizes: number[] = []
  for (const batch of batches) {
    await world.ask(batch)
    await world.answered()
    sizes.push(world.bot.residentMb())
  }
  const { sendMessage = 0 } = await world.api.counters()
  await world.close()
  if (sendMessage < batches.flat().length) throw new Error('Not every question was answered.')
  return sizes
}

/** The calls that answer the questions, once all are answered. Throws when one was not, or was refused. */
export async function answersOf(world: World, questions: number): Promise<Call[]> {
  await world.answered()
  const mistakes = await world.api.mistakes()
  if (mistakes[0] !== undefined) throw new Error(`A call was wrong: ${mistakes[0].refusal?.description}`)
  const answers = (await world.api.calls('sendMessage')).filter(call => questionOf(call) !== undefined)
  if (answers.some(({ params }) => params.text === PHRASES.tooMany(WAITING.person)))
    throw new Error('Somebody was told to slow down: more people are needed.')
  if (answers.length !== questions) throw new Error(`${questions} questions, ${answers.length} answers.`)
  return answers
}

/** Id of the message that a call answers; an answer of several messages has it in the first one. */
function questionOf({ params }: Call): number | undefined {
  return (params.reply_parameters as { message_id?: number } | undefined)?.message_id
}

/** When each message was given to the bot, by its id. */
function deliveries(polls: readonly Call[]): Map<number, number> {
  return new Map(
    polls.flatMap(({ at, took, result }) =>
      ((result as Update[] | undefined) ?? []).map(
        ({ message }) => [message?.message_id ?? 0, at + took] as const,
      ),
    ),
  )
}
