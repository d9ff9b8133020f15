/** What has to work between an encrypted bot and a person, on any homeserver. */

import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { some } from '../thorough.ts'
import { sharedDataFolder } from '../town/bot.ts'
import { type EchoBot, startEchoBot } from './echo-bot.ts'
import { spawnEchoBot } from './echo-bot-process.ts'
import { Person } from './person.ts'
import type { Login, Server } from './server.ts'

/** Declares the tests; `start` gives the homeserver for all of them. They go on from one another. */
export function conversationCases(start: () => Promise<Server>): void {
  const folder = sharedDataFolder()
  let server: Server
  let login: Login
  let bot: EchoBot
  let eva: Person
  let room: string
  const people: Person[] = []

  const signIn = async (who: Login, recoveryKey?: string) => {
    const person = await Person.signIn(server.url, who, recoveryKey)
    people.push(person)
    return person
  }

  beforeAll(async () => {
    server = await start()
    login = await server.register('bot')
    bot = await startEchoBot(server.url, login, join(folder, 'bot'))
    eva = await signIn(await server.register('eva'))
  })

  afterAll(async () => {
    for (const person of people) person.signOut()
    bot.stop()
    await server.stop()
  })

  test('the bot gives its new account an identity and signs its device', () => {
    expect(bot.crossSigning).toEqual({ kind: 'signed', identity: 'created' })
  })

  test('a question is answered, encrypted and without a warning', async () => {
    room = await eva.openRoom(login.userId)
    const answer = await eva.answerTo(await eva.ask(room, 'Kde zaparkuju?'))
    expect(answer).toEqual({ body: 'echo: Kde zaparkuju?', isEncrypted: true, isShielded: false })
  })

  test('after a restart the bot is the same to everybody', async () => {
    bot.stop()
    bot = await startEchoBot(server.url, login, join(folder, 'bot'))
    expect(bot.crossSigning).toEqual({ kind: 'signed', identity: 'known' })
    const answer = await eva.answerTo(await eva.ask(room, 'Jsi to ty?'))
    expect(answer).toEqual({ body: 'echo: Jsi to ty?', isEncrypted: true, isShielded: false })
  })

  test('what is asked while the bot is down it answers when it is back', async () => {
    bot.stop()
    const question = await eva.ask(room, 'Je tam někdo?')
    bot = await startEchoBot(server.url, login, join(folder, 'bot'))
    expect((await eva.answerTo(question)).body).toBe('echo: Je tam někdo?')
    expect(bot.undecrypted).toEqual([])
  })

  test('a bot that is killed again and again loses no keys', async () => {
    bot.stop()
    const undecrypted: string[] = []
    for (const answersBeforeKill of some([3, 1], 2)) {
      const killed = await spawnEchoBot(server.url, login, join(folder, 'bot'))
      const answers = []
      for (let i = 0; i < 6; i++) answers.push(eva.answerTo(await eva.ask(room, `Otázka ${i}`)))
      await Promise.all(answers.slice(0, answersBeforeKill))
      await killed.kill()
      undecrypted.push(...killed.undecrypted)
    }
    bot = await startEchoBot(server.url, login, join(folder, 'bot'))
    const answer = await eva.answerTo(await eva.ask(room, 'Jsi v pořádku?'))
    expect(answer).toEqual({ body: 'echo: Jsi v pořádku?', isEncrypted: true, isShielded: false })
    expect([...undecrypted, ...bot.undecrypted, ...eva.undecrypted()]).toEqual([])
  })

  test('the recovery key that the bot makes opens its identity to other clients', async () => {
    const recoveryKey = await bot.makeRecoveryKey()
    const element = await signIn(await server.logInAgain('bot'), recoveryKey)
    expect(await element.holdsIdentity()).toBe(true)
  })

  describe('an account whose identity was made in another client', () => {
    let botLogin: Login
    let recoveryKey: string

    const restart = async (key?: string) => {
      bot.stop()
      bot = await startEchoBot(server.url, botLogin, join(folder, 'second'), key)
      return bot.crossSigning
    }

    beforeAll(async () => {
      const owner = await signIn(await server.register('second'))
      recoveryKey = await owner.setUpRecovery()
      botLogin = await server.logInAgain('second')
    })

    test('is left alone without its recovery key, and with a wrong one', async () => {
      expect(await restart()).toMatchObject({ kind: 'unsigned', reason: 'recovery-key-missing' })
      const wrong = recoveryKey.replace(/.$/, letter => (letter === 'x' ? 'y' : 'x'))
      expect(await restart(wrong)).toMatchObject({ kind: 'unsigned', reason: 'recovery-key-typo' })
    })

    test('gives its unsigned bot no keys: this is why bots sign their devices', async () => {
      room = await eva.openRoom(botLogin.userId)
      const failure = bot.failsToDecrypt()
      await eva.ask(room, 'Přečteš to?')
      await failure
    })

    test('is taken over with its recovery key, and the bot answers', async () => {
      expect(await restart(recoveryKey)).toEqual({ kind: 'signed', identity: 'imported' })
      expect(await restart()).toEqual({ kind: 'signed', identity: 'known' })
      const answer = await eva.answerTo(await eva.ask(room, 'A teď?'))
      expect(answer).toEqual({ body: 'echo: A teď?', isEncrypted: true, isShielded: false })
    })
  })
}
