/** One run of a bot on Matrix: how fast it answers, how many a second, and how much memory it takes. */

import { type MatrixEvent, repliesTo } from '@doslova/fake-homeserver'
import { Person } from '../matrix/person.ts'
import type { Server } from '../matrix/server.ts'
import type { BotName } from './bot-process.ts'
import { rateOf } from './figures.ts'
import { matrixBot, World } from './matrix-world.ts'

/** Few enough questions in each room that nobody is told to slow down. */
export const QUESTIONS_OF_ROOM = 10

/** Milliseconds, one for each room or for each later answer. */
export interface Delays {
  /** From before the room is made, with the invitation, to the first answer. */
  readonly fromInvitation: number[]
  /** From the first question to its answer. */
  readonly first: number[]
  /** From each later question to its answer. */
  readonly later: number[]
}

/** Delays in new encrypted rooms, one after the other, for one who has never met the bot. */
export async function measureDelays(
  name: BotName,
  server: Server,
  questions: readonly string[],
): Promise<Delays> {
  const { userId, accessToken } = await server.register(`bot-${name}`)
  const bot = matrixBot(name, server.url, accessToken, true)
  await bot.start()
  const delays: Delays = { fromInvitation: [], first: [], later: [] }
  for (let from = 0; from < questions.length; from += QUESTIONS_OF_ROOM) {
    const person = await Person.signIn(server.url, await server.register(`asks-${name}-${from}`))
    const invited = performance.now()
    const room = await person.openRoom(userId)
    for (const [at, question] of questions.slice(from, from + QUESTIONS_OF_ROOM).entries()) {
      const asked = performance.now()
      await person.answerTo(await person.ask(room, question))
      const answered = performance.now()
      if (at === 0) delays.fromInvitation.push(answered - invited)
      delays[at === 0 ? 'first' : 'later'].push(answered - asked)
    }
    person.signOut()
  }
  await bot.close()
  return delays
}

/** Answers a second while many rooms wait: all questions were asked while the bot was away. */
export async function measureRate(name: BotName, isEncrypting: boolean, questions: readonly string[]) {
  const world = await World.open(name, isEncrypting, questions.length / QUESTIONS_OF_ROOM)
  await world.bot.stop()
  await world.ask(questions)
  world.leave()
  await world.bot.start()
  await world.answered()
  const times = answersIn(await world.homeserver.call('sent', { sender: '@doslova:fake.test' }))
  await world.close()
  if (times.length !== questions.length)
    throw new Error(`${questions.length} questions, ${times.length} answers.`)
  return rateOf(times)
}

/** When each answer came. */
function answersIn(sent: readonly MatrixEvent[]): number[] {
  return sent.filter(event => repliesTo(event) !== null).map(({ origin_server_ts: at }) => at)
}

export interface MemoryStep {
  readonly answered: number
  readonly residentMb: number
  /** Milliseconds of CPU of the bot for each answer since the step before; 0 for the first. */
  readonly cpuMs: number
}

/** Memory when the bot is in all rooms, and after each of `steps` equal parts of the questions. */
export async function* measureMemory(
  isEncrypting: boolean,
  questions: readonly string[],
  steps: number,
): AsyncGenerator<MemoryStep> {
  const world = await World.open('doslova', isEncrypting, questions.length / QUESTIONS_OF_ROOM)
  const { bot } = world
  yield { answered: 0, residentMb: bot.residentMb(), cpuMs: 0 }
  const part = questions.length / steps
  for (let from = 0; from < questions.length; from += part) {
    const before = bot.cpuMs()
    await world.ask(questions.slice(from, from + part))
    await world.answered()
    yield { answered: from + part, residentMb: bot.residentMb(), cpuMs: (bot.cpuMs() - before) / part }
  }
  await world.close()
}
