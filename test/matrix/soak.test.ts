/** The program killed a hundred times while people ask: every question is answered, and once. */

import { once } from 'node:events'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { EXIT } from '../../adapters/shared/exit.ts'
import { Person } from './person.ts'
import { program } from './program.ts'

/** Of each of the two programs. */
const KILLS = 50
const ROOMS = 4
const SEED = 20_261_120
/** For a machine that is busy; it is there to end what hangs. */
const TIMEOUT_MS = 900_000

const TOPICS = ['kamery', 'hlídky ve městě', 'rozpočet kraje', 'osvětlení ulic', 'parkování', 'jízdní řády']

/** Rooms, by number, where somebody asks. */
const asked = (maxLength: number) => fc.array(fc.nat({ max: ROOMS - 1 }), { minLength: 1, maxLength })

/** One life of the program. It answers more than is asked, on the average, so that nobody has to be slowed down. */
const life = fc.record({
  /** While it starts. */
  before: asked(2),
  /** As soon as it answers. */
  during: asked(2),
  /** After so many answers it is killed. */
  answers: fc.integer({ min: 2, max: 5 }),
})

interface Town extends Awaited<ReturnType<typeof program>> {
  /** Resolves when the program is in all rooms. */
  open(): Promise<void>
  /** Resolves to the id of the question. */
  ask(room: number, text: string): Promise<string>
}

async function clearTown(): Promise<Town> {
  const town = await program()
  const { homeserver, userId, eva } = town
  const rooms = Array.from({ length: ROOMS }, () =>
    homeserver.createRoom({ creator: eva.userId, invite: [userId], direct: true }),
  )
  return {
    ...town,
    open: async () => {
      for (const room of rooms) await homeserver.waitMembership(room, userId, 'join')
    },
    ask: async (room, text) => homeserver.message(rooms[room] ?? '', eva.userId, text),
  }
}

async function encryptedTown(): Promise<Town & { readonly person: Person }> {
  const town = await program({ MATRIX_ENCRYPTION: 'on' })
  const person = await Person.signIn(town.homeserver.url, town.eva)
  onTestFinished(() => person.signOut())
  const rooms: string[] = []
  return {
    ...town,
    person,
    open: async () => {
      while (rooms.length < ROOMS) rooms.push(await person.openRoom(town.userId))
    },
    ask: (room, text) => person.ask(rooms[room] ?? '', text),
  }
}

/** Ids of all questions, which are answered when this ends. */
async function killAgainAndAgain(town: Town, seed: number): Promise<readonly string[]> {
  const { homeserver, userId, start } = town
  const questions: string[] = []
  const answered = () =>
    questions.filter(question => homeserver.sent({ sender: userId, inReplyTo: question }).length > 0).length
  const waitAnswered = (count: number) => homeserver.waitUntil(() => answered() >= count, `${count} answers`)
  const ask = async (rooms: readonly number[]) => {
    for (const room of rooms)
      questions.push(await town.ask(room, `${TOPICS[questions.length % TOPICS.length]}`))
  }

  let child = start()
  await town.open()
  for (const { before, during, answers } of fc.sample(life, { seed, numRuns: KILLS })) {
    const count = answered()
    await ask(before)
    await waitAnswered(count + 1)
    await ask(during)
    await waitAnswered(Math.min(count + answers, questions.length))
    child.kill('SIGKILL')
    await once(child, 'exit')
    child = start()
  }
  await ask([0])
  await waitAnswered(questions.length)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([EXIT.ok, null])
  return questions
}

test('killed a hundred times, in the clear and encrypted', { timeout: TIMEOUT_MS }, async () => {
  const [clear, encrypted] = [await clearTown(), await encryptedTown()]
  const asked = await Promise.all([killAgainAndAgain(clear, SEED), killAgainAndAgain(encrypted, SEED + 1)])
  for (const [at, { homeserver, userId }] of [clear, encrypted].entries()) {
    const count = (question: string) => homeserver.sent({ sender: userId, inReplyTo: question }).length
    const wrong = (asked[at] ?? []).filter(question => count(question) !== 1)
    expect(wrong).toEqual([])
  }
  expect(encrypted.person.undecrypted()).toEqual([])
})
