/** A soak on Matrix: people in direct chats, and a homeserver that loses, refuses, repeats and restarts. */

import { type Fault, type Homeserver, repliesTo, startHomeserver } from '@doslova/fake-homeserver'
import { random } from '../random.ts'
import { soakBot } from './bot.ts'
import type { SoakFault, SoakPlatform } from './platform.ts'
import { Tally } from './tally.ts'
import { isExcuse } from './telegram.ts'

/** As many as a sync of the server can look at each time. */
const ROOMS = 1_500
const SEED = 8
/** Positions of the stream that are kept after a round. */
const KEPT = 5_000
const SAID = 'm.room.message'

export async function soakOnMatrix() {
  const homeserver = await startHomeserver()
  const { userId, accessToken } = homeserver.addUser('doslova')
  const people = Array.from({ length: 20 }, (_, at) => homeserver.addUser(`eva${at}`).userId)
  const rooms = Array.from({ length: ROOMS }, (_, at) => {
    const creator = people[at % people.length] ?? ''
    return { creator, id: homeserver.createRoom({ creator, invite: [userId], direct: true }) }
  })
  const bot = await soakBot('matrix', {
    ...{ MATRIX_HOMESERVER_URL: homeserver.url, MATRIX_ACCESS_TOKEN: accessToken },
    MATRIX_ENCRYPTION: 'off',
  })
  const tally = new Tally()
  const next = random(SEED)
  const last = new Map<string, string>()
  /** One where something else was asked before: who says the same again and again is taken for a program. */
  const roomFor = (question: string) => {
    const chosen = Math.floor(next() * ROOMS)
    const others = [...rooms.slice(chosen), ...rooms.slice(0, chosen)]
    const room = others.find(({ id }) => last.get(id) !== question)
    if (room === undefined) throw new Error('Everybody has asked this just now: more rooms are needed.')
    last.set(room.id, question)
    return room
  }
  let [round, excuses] = [0, 0]
  await bot.process.start()
  for (const { id } of rooms) await homeserver.waitMembership(id, userId, 'join')
  const restart = () => bot.process.stop('SIGKILL').then(() => bot.process.start())
  return {
    ...{ name: 'Matrix', bot: bot.process, metricsUrl: bot.metricsUrl, warnings: bot.warnings, tally },
    faults: [...bot.faults, ...faultsOf(homeserver, restart)],
    excuses: () => excuses,
    ask: question => {
      const { id, creator } = roomFor(question)
      round++
      tally.ask(homeserver.message(id, creator, question))
    },
    answered: count => homeserver.waitAnswers(count),
    settle: async () => {
      await homeserver.waitAnswers(round)
      for (const event of homeserver.sent({ type: SAID })) {
        tally.answer(repliesTo(event) ?? '')
        if (isExcuse(String(event.content.body))) excuses++
      }
      round = 0
      homeserver.clearFaults()
      homeserver.forget(KEPT)
    },
    close: async () => {
      await bot.close()
      await homeserver.stop()
    },
  } satisfies SoakPlatform
}

function faultsOf(homeserver: Homeserver, killAndStart: () => Promise<void>): SoakFault[] {
  const strike = (faults: readonly Fault[]) => {
    for (const fault of faults) homeserver.fault(fault)
  }
  const said = { path: `/send/${SAID}`, times: 10 }
  const sync = { path: '/sync', times: 2 }
  return [
    {
      name: 'answer-lost',
      what: 'the connection is lost before and after the server took an answer, or its reply is cut',
      before: () =>
        strike([
          { kind: 'drop', ...said },
          { kind: 'dropAfter', ...said },
          { kind: 'garbage', ...said },
        ]),
    },
    {
      name: 'limit',
      what: '429: half a second to wait',
      before: () => strike([{ kind: 'limit', ...said, times: 20 }]),
    },
    {
      name: 'server-error',
      what: '500 and the 502 of a proxy',
      before: () =>
        strike([
          { kind: 'status', ...said },
          { kind: 'error', status: 500, ...said },
        ]),
    },
    {
      name: 'sync-lost',
      what: 'a sync does not come: connection lost, page of a proxy, half an answer, 429',
      before: () =>
        strike([
          { kind: 'drop', ...sync },
          { kind: 'status', ...sync },
          { kind: 'garbage', ...sync },
          { kind: 'limit', ...sync },
        ]),
    },
    {
      name: 'repeated',
      what: 'a sync begins again 200 events before',
      during: () => homeserver.replay(200),
    },
    {
      name: 'server-restarted',
      what: 'the server breaks all connections and starts again',
      during: () => homeserver.restart(),
    },
    {
      name: 'killed',
      what: 'SIGKILL while answers are on their way, and a start',
      during: killAndStart,
    },
  ]
}
