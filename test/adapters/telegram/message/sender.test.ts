import { HttpError } from 'grammy'
import { describe, expect, test } from 'vitest'
import type { Address } from '../../../../adapters/telegram/message/address.ts'
import type { Rendered } from '../../../../adapters/telegram/message/render.ts'
import { Sender } from '../../../../adapters/telegram/message/sender.ts'
import { PHRASES } from '../../../../src/reply/phrases.ts'
import { refusal } from '../telegram.ts'

/** A chat: what was called, one line each, and what is refused. */
class Chats {
  readonly calls: string[] = []
  readonly options: Record<string, unknown>[] = []
  private next = 50
  private readonly refuses: (call: string) => Error | undefined

  constructor(refuses: (call: string) => Error | undefined = () => undefined) {
    this.refuses = refuses
  }

  readonly sendMessage = async (chat: unknown, text: string, options: Record<string, unknown> = {}) => {
    const { message_thread_id: topic, reply_parameters: reply } = options as {
      message_thread_id?: number
      reply_parameters?: { message_id: number }
    }
    const address = [chat, topic && `topic ${topic}`, reply && `to ${reply.message_id}`].filter(Boolean)
    this.call(`send ${address.join(' ')}: ${text}`, options)
    return { message_id: this.next++ }
  }

  readonly editMessageText = async (chat: unknown, id: number, text: string, options = {}) => {
    this.call(`edit ${chat} ${id}: ${text}`, options)
    return true
  }

  readonly deleteMessage = async (chat: unknown, id: number) => {
    this.call(`delete ${chat} ${id}`, {})
    return true
  }

  private call(line: string, options: Record<string, unknown>): void {
    this.calls.push(line)
    this.options.push(options)
    const error = this.refuses(line)
    if (error !== undefined) throw error
  }
}

/** Chats that refuse calls which begin like this. */
const refusing = (beginning: string, error: Error) =>
  new Chats(call => (call.startsWith(beginning) ? error : undefined))

const senderTo = (chats: Chats) => new Sender(chats as unknown as ConstructorParameters<typeof Sender>[0])

const BUTTONS = [[{ text: 'Celý oddíl', callback_data: '1:s:KOL22-ABCDE' }]]

function answer(...texts: readonly string[]): Rendered {
  return { parts: texts.map(text => ({ text, entities: [] })), buttons: BUTTONS, files: [] }
}

const TOPIC: Address = { chat: -200, topic: 9, question: 3 }

describe('an answer', () => {
  test('replies to its question in its topic, without previews, with the buttons below', async () => {
    const chats = new Chats()
    expect(await senderTo(chats).send(TOPIC, answer('lávka'))).toEqual([50])
    expect(chats.calls).toEqual(['send -200 topic 9 to 3: lávka'])
    expect(chats.options).toEqual([
      {
        entities: [],
        link_preview_options: { is_disabled: true },
        message_thread_id: 9,
        reply_parameters: { message_id: 3, allow_sending_without_reply: true },
        reply_markup: { inline_keyboard: BUTTONS },
      },
    ])
  })

  test('of more parts replies with the first, and has the buttons below the last', async () => {
    const chats = new Chats()
    expect(await senderTo(chats).send(TOPIC, answer('a', 'b', 'c'))).toEqual([50, 51, 52])
    expect(chats.calls).toEqual(['send -200 topic 9 to 3: a', 'send -200 topic 9: b', 'send -200 topic 9: c'])
    expect(chats.options.map(options => 'reply_markup' in options)).toEqual([false, false, true])
  })

  test('to nothing, without buttons, is only a message', async () => {
    const chats = new Chats()
    await senderTo(chats).send({ chat: 5 }, { ...answer('a'), buttons: [] })
    expect(chats.options).toEqual([{ entities: [], link_preview_options: { is_disabled: true } }])
  })
})

describe('where a message is refused, it goes elsewhere:', () => {
  test.each([['Bad Request: message thread not found'], ['Bad Request: TOPIC_DELETED']])(
    '%s: all of it into the chat',
    async description => {
      const chats = refusing('send -200 topic', refusal(description))
      expect(await senderTo(chats).send(TOPIC, answer('a', 'b'))).toEqual([50, 51])
      expect(chats.calls).toEqual(['send -200 topic 9 to 3: a', 'send -200 to 3: a', 'send -200: b'])
    },
  )

  test('a group that became another one: all of it there', async () => {
    const moved = refusal('Bad Request: group chat was upgraded to a supergroup chat', 400, {
      migrate_to_chat_id: -999,
    })
    const chats = refusing('send -200', moved)
    expect(await senderTo(chats).send({ chat: -200, question: 3 }, answer('a', 'b'))).toEqual([50, 51])
    expect(chats.calls).toEqual(['send -200 to 3: a', 'send -999: a', 'send -999: b'])
  })

  test('a group that says it became itself: an error, and no circle', async () => {
    const chats = refusing('send -200', refusal('Bad Request: upgraded', 400, { migrate_to_chat_id: -200 }))
    await expect(senderTo(chats).send({ chat: -200 }, answer('a'))).rejects.toThrow('upgraded')
    expect(chats.calls).toHaveLength(1)
  })

  test('a lost topic, where there was none: an error', async () => {
    const chats = refusing('send', refusal('Bad Request: message thread not found'))
    await expect(senderTo(chats).send({ chat: 5 }, answer('a'))).rejects.toThrow('thread not found')
  })
})

describe('where nobody can be reached, there is silence:', () => {
  test.each([
    [403, 'Forbidden: bot was blocked by the user'],
    [403, 'Forbidden: user is deactivated'],
    [403, 'Forbidden: bot was kicked from the supergroup chat'],
    [403, 'Forbidden: bot is not a member of the channel chat'],
    [403, 'Forbidden: cokoli nového'],
    [400, 'Bad Request: chat not found'],
    [400, 'Bad Request: not enough rights to send text messages to the chat'],
    [400, 'Bad Request: have no rights to send a message'],
    [400, 'Bad Request: CHAT_WRITE_FORBIDDEN'],
    [400, 'Bad Request: TOPIC_CLOSED'],
  ])('%i %s', async (code, description) => {
    const chats = refusing('send', refusal(description, code))
    expect(await senderTo(chats).send(TOPIC, answer('a', 'b'))).toEqual([])
    expect(chats.calls).toHaveLength(1)
  })

  test('what was sent before is known', async () => {
    const chats = refusing('send 5: b', refusal('Forbidden: bot was blocked by the user', 403))
    expect(await senderTo(chats).send({ chat: 5 }, answer('a', 'b', 'c'))).toEqual([50])
  })
})

describe('anything else is an error:', () => {
  test.each([
    ['a refusal', refusal('Bad Request: message is too long')],
    ['no connection', new HttpError('spojení', new Error())],
  ])('%s', async (_, error) => {
    const sender = senderTo(refusing('', error))
    await expect(sender.send({ chat: 5 }, answer('a'))).rejects.toBe(error)
    await expect(sender.edit({ chat: 5 }, [40], answer('a'))).rejects.toBe(error)
  })
})

describe('an edited answer', () => {
  test.each<readonly [string, readonly number[], readonly string[], readonly string[], readonly number[]]>([
    ['as long as before', [40, 41], ['a', 'b'], ['edit 5 40: a', 'edit 5 41: b'], [40, 41]],
    ['shorter', [40, 41, 42], ['a'], ['edit 5 40: a', 'delete 5 41', 'delete 5 42'], [40]],
    ['longer', [40], ['a', 'b'], ['edit 5 40: a', 'send 5 to 3: b'], [40, 50]],
    ['where there was none', [], ['a'], ['send 5 to 3: a'], [50]],
  ])('%s', async (_, earlier, texts, calls, ids) => {
    const chats = new Chats()
    expect(await senderTo(chats).edit({ chat: 5, question: 3 }, earlier, answer(...texts))).toEqual(ids)
    expect(chats.calls).toEqual(calls)
  })

  test('has its buttons below the last part only', async () => {
    const chats = new Chats()
    await senderTo(chats).edit({ chat: 5 }, [40, 41], answer('a', 'b'))
    expect(chats.options.map(({ reply_markup }) => reply_markup)).toEqual([
      { inline_keyboard: [] },
      { inline_keyboard: BUTTONS },
    ])
  })

  test.each([
    ['Bad Request: message is not modified: specified new message content', ['edit 5 40: a'], [40]],
    ['Bad Request: not enough rights to edit', ['edit 5 40: a'], [40]],
    ['Bad Request: message to edit not found', ['edit 5 40: a', 'send 5: a'], [50]],
    ["Bad Request: message can't be edited", ['edit 5 40: a', 'send 5: a'], [50]],
    ['Bad Request: MESSAGE_ID_INVALID', ['edit 5 40: a', 'send 5: a'], [50]],
  ])('%s', async (description, calls, ids) => {
    const chats = refusing('edit', refusal(description))
    expect(await senderTo(chats).edit({ chat: 5 }, [40], answer('a'))).toEqual(ids)
    expect(chats.calls).toEqual(calls)
  })

  test('whose surplus part cannot be deleted is edited all the same', async () => {
    const chats = refusing('delete', refusal("Bad Request: message can't be deleted"))
    expect(await senderTo(chats).edit({ chat: 5 }, [40, 41, 42], answer('a'))).toEqual([40])
    expect(chats.calls).toEqual(['edit 5 40: a', 'delete 5 41', 'delete 5 42'])
  })
})

describe('a form that is refused', () => {
  const LONG = Array(50).fill('Cyklostezku povedeme kolem sokolovny.').join(' ')
  /** What is sent where Telegram takes texts of up to `most` letters without markup. */
  const sentWhere = async (most: number) => {
    const chats = new Chats(call => (call.length > most ? refusal('message is too long') : undefined))
    const refused: string[] = []
    const api = chats as unknown as ConstructorParameters<typeof Sender>[0]
    const ids = await new Sender(api, ({ description }) => refused.push(description)).send(
      TOPIC,
      answer(LONG),
    )
    return { ids, texts: chats.calls.map(call => call.replace(/^.*?: /, '')), refused, calls: chats.calls }
  }

  test('is sent in shorter pieces, with nothing lost', async () => {
    const { ids, texts, refused, calls } = await sentWhere(1_100)
    expect(ids).toHaveLength(2)
    expect(texts.slice(2).join(' ')).toBe(LONG)
    expect(calls.at(-1)).toMatch(/^send -200 topic 9: /)
    expect(refused).toEqual(['message is too long'])
  })

  test('is given up with a sentence', async () => {
    expect((await sentWhere(200)).texts.at(-1)).toBe(PHRASES.notSent)
  })

  test('of a message for one person is refused to who wanted it hidden', async () => {
    const chats = refusing('send', refusal('unknown parameter'))
    const hidden = { chat: -200, hidden: { receiver: 5 } }
    await expect(senderTo(chats).send(hidden, answer('lávka'))).rejects.toThrow('unknown parameter')
    expect(chats.calls).toHaveLength(1)
  })
})
