/** A homeserver and a bot, each a process of its own, and Eva in many rooms alone with the bot. */

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

export class World {
  readonly homeserver: RemoteHomeserver
  readonly bot: BotProcess
  private readonly eva: string
  /** Null where nothing is encrypted. */
  private readonly person: Person | null
  private readonly rooms: readonly string[]
  private asked = 0

  private constructor(
    homeserver: RemoteHomeserver,
    bot: BotProcess,
    eva: string,
    person: Person | null,
    rooms: readonly string[],
  ) {
    this.homeserver = homeserver
    this.bot = bot
    this.eva = eva
    this.person = person
    this.rooms = rooms
  }

  /** The bot runs, and is in all rooms. */
  static async open(name: BotName, isEncrypting: boolean, rooms: number): Promise<World> {
    const homeserver = await spawnHomeserver(['doslova', 'eva'])
    const [doslova, eva] = homeserver.users
    if (doslova === undefined || eva === undefined) throw new Error('The homeserver made no users.')
    const { url } = homeserver
    const bot = matrixBot(name, url, doslova.accessToken, isEncrypting)
    await bot.start()
    const person = isEncrypting ? await Person.signIn(url, eva) : null
    const made: string[] = []
    while (made.length < rooms) {
      if (person !== null) {
        made.push(await person.openRoom(doslova.userId))
        continue
      }
      const options = { creator: eva.userId, invite: [doslova.userId], direct: true }
      made.push(await homeserver.call('createRoom', options))
    }
    for (const room of made) await homeserver.call('waitMembership', room, doslova.userId, 'join')
    return new World(homeserver, bot, eva.userId, person, made)
  }

  /** Asks in one room after the other. */
  async ask(questions: readonly string[]): Promise<void> {
    for (const question of questions) {
      const room = this.rooms[this.asked++ % this.rooms.length] ?? ''
      if (this.person !== null) await this.person.ask(room, question)
      else await this.homeserver.call('message', room, this.eva, question)
    }
  }

  /** Resolves when as many questions are answered as were asked. */
  async answered(): Promise<void> {
    await this.homeserver.call('waitAnswers', this.asked)
  }

  /** Eva puts her device away. */
  leave(): void {
    this.person?.signOut()
  }

  async close(): Promise<void> {
    this.leave()
    await this.bot.close()
    await this.homeserver.stop()
  }
}
