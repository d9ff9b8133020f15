/** A homeserver and a bot, each a process of its own, and people in many rooms, each alone with the bot. */

import { type RemoteHomeserver, spawnHomeserver } from '@doslova/fake-homeserver'
import { Person } from '../matrix/person.ts'
import { type BotName, BotProcess } from './bot-process.ts'

/** A bot with an account on a homeserver, not started yet. */
export function matrixBot(name: BotName, url: string, token: string, isEncrypting: boolean): BotProcess {
  const env = {
    MATRIX_HOMESERVER_URL: url,
    MATRIX_ACCESS_TOKEN: token,
    MATRIX_ENCRYPTION: isEncrypting ? 'on' : 'off',
  }
  return new BotProcess({ name, platform: 'matrix', env })
}

/** Few enough rooms for each that their library, which looks at all of them at every sync, does not take the time. */
const NAMES = Array.from({ length: 20 }, (_, at) => `eva${at}`)

/** Waited for at once: `fetch` gives up an answer of HTTP that takes minutes. */
const ANSWERS = 500

/** Where somebody asks. */
interface Room {
  readonly id: string
  readonly asker: Asker
}

interface Asker {
  readonly userId: string
  /** Null where nothing is encrypted. */
  readonly person: Person | null
}

export class World {
  readonly homeserver: RemoteHomeserver
  readonly bot: BotProcess
  private readonly rooms: readonly Room[]
  private asked = 0

  private constructor(homeserver: RemoteHomeserver, bot: BotProcess, rooms: readonly Room[]) {
    this.homeserver = homeserver
    this.bot = bot
    this.rooms = rooms
  }

  /** The bot runs, and is in all rooms. */
  static async open(name: BotName, isEncrypting: boolean, count: number): Promise<World> {
    const homeserver = await spawnHomeserver(['doslova', ...NAMES])
    const [doslova, ...people] = homeserver.users
    if (doslova === undefined) throw new Error('The homeserver made no users.')
    const { url } = homeserver
    const bot = matrixBot(name, url, doslova.accessToken, isEncrypting)
    await bot.start()
    const openRoom = async ({ userId, person }: Asker) => {
      if (person !== null) return person.openRoom(doslova.userId)
      const options = { creator: userId, invite: [doslova.userId], direct: true }
      const id = await homeserver.call('createRoom', options)
      await homeserver.call('waitMembership', id, doslova.userId, 'join')
      return id
    }
    const rooms: Room[] = []
    await Promise.all(
      people.slice(0, count).map(async account => {
        const person = isEncrypting ? await Person.signIn(url, account) : null
        const asker = { userId: account.userId, person }
        for (let left = count; left > people.indexOf(account); left -= people.length)
          rooms.push({ id: await openRoom(asker), asker })
      }),
    )
    return new World(homeserver, bot, rooms)
  }

  /** Asks in one room after the other; one who has sent a question sends the next, and nobody waits for the others. */
  async ask(questions: readonly string[]): Promise<void> {
    const turns = new Map<Asker, Promise<unknown>>()
    for (const question of questions) {
      const room = this.rooms[this.asked++ % this.rooms.length]
      if (room === undefined) throw new Error('There is no room to ask in.')
      const { id, asker } = room
      const ask = () =>
        asker.person?.ask(id, question) ?? this.homeserver.call('message', id, asker.userId, question)
      turns.set(asker, turns.get(asker)?.then(ask) ?? ask())
    }
    await Promise.all(turns.values())
  }

  /** Resolves when as many questions are answered as were asked. */
  async answered(): Promise<void> {
    for (let count = 0; count < this.asked; ) {
      count = Math.min(count + ANSWERS, this.asked)
      await this.homeserver.call('waitAnswers', count)
    }
  }

  /** Everybody puts the device away. */
  leave(): void {
    for (const { asker } of this.rooms) asker.person?.signOut()
  }

  async close(): Promise<void> {
    this.leave()
    await this.bot.close()
    await this.homeserver.stop()
  }
}
