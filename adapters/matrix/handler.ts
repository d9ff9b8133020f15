/** Handler: reads the events of rooms and answers them. */

import { localCaches } from '../../src/cache.ts'
import {
  Chat,
  type ChatBot,
  type ChatCounters,
  isLater,
  type Message,
  type Said,
} from '../../src/chat/chat.ts'
import { askedAlone } from '../../src/chat/conversation.ts'
import { saying } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import type { Clock } from '../shared/clock.ts'
import type { Log } from '../shared/log.ts'
import { pseudonym } from '../shared/pseudonym.ts'
import { type MatrixEvent, redactedBy, relationsOf } from './api/event.ts'
import type { EventId, RoomId } from './api/ids.ts'
import { CountedReactions } from './counted-reactions.ts'
import { type Address, noticeContent, type Trigger, transactionOf } from './message/content.ts'
import { editedContent } from './message/incoming.ts'
import { actionOf, isAsking, readReaction } from './message/reactions.ts'
import { type Asked, Reader, type ReaderOptions } from './message/reader.ts'
import { renderMatrix } from './message/render.ts'
import type { Sender } from './message/sender.ts'
import { type SentAnswer, SentAnswers } from './message/sent-answers.ts'
import { createShownCache, type Shown, type ShownCache, shownBy } from './message/shown.ts'
import { mayAsk } from './new-events.ts'
import { isOfOthers, ROOM_HELP, roomCommands } from './rooms/commands.ts'
import { companyChange } from './rooms/company.ts'
import type { Store } from './store.ts'

export interface HandlerOptions extends Omit<ReaderOptions, 'isCommand' | 'store'>, ChatCounters {
  readonly store: Store
  readonly bot: ChatBot
  readonly sender: Sender
  readonly clock: Clock
  readonly log: Log
}

export class Handler {
  private readonly options: HandlerOptions
  private readonly reader: Reader
  private readonly chat: Chat
  private readonly shown: ShownCache
  private readonly answers: SentAnswers
  private readonly counted: CountedReactions

  constructor(options: HandlerOptions) {
    const { bot, rooms, sender, store, clock, log, onOutcome, onFeedback } = options
    this.options = options
    this.chat = new Chat({
      bot,
      commands: roomCommands(rooms, bot),
      help: ROOM_HELP,
      today: clock.today,
      caches: localCaches(clock.now),
      onDropped: (reason, count) => log.info('matrix questions dropped', { reason, count }),
      ...(onOutcome && { onOutcome }),
      ...(onFeedback && { onFeedback }),
    })
    this.reader = new Reader({
      ...options,
      isCommand: name => this.chat.isCommand(name) && !isOfOthers(name),
    })
    this.shown = createShownCache(clock.now)
    this.answers = new SentAnswers(sender, store)
    this.counted = new CountedReactions(this.chat, clock.now)
  }

  /** An event as the server has it, or null when it has not. */
  fetch(room: RoomId, id: EventId): Promise<MatrixEvent | null> {
    return this.reader.fetch(room, id)
  }

  /** Answers an event in the clear, if it asks anything; or gives the milliseconds after which it is its turn. */
  async handle(room: RoomId, event: MatrixEvent): Promise<number | null> {
    if (!mayAsk(event, this.options.server.userId)) return null
    if (event.type === 'm.room.redaction') await this.onRedaction(room, event)
    else if (event.type === 'm.reaction') await this.onReaction(room, event)
    else if (relationsOf(event.content).replaces !== null) return this.onEdit(room, event)
    else return this.onMessage(room, event, this.sentAt(event))
    return null
  }

  /** Says once in a room that a question cannot be read, where it was asked of us. */
  async explainUndecryptable(room: RoomId, event: MatrixEvent): Promise<void> {
    const { store } = this.options
    if (store.knows(room, 'explained')) return
    const address = await this.reader.readUndecryptable(room, event)
    if (address === null) return
    store.learn(room, 'explained')
    await this.tell(address, `${event.event_id} undecryptable`, PHRASES.undecryptable)
  }

  /** Says once that a direct chat became a room, where a mention is needed, or a direct chat again. */
  private async noteCompany(room: RoomId, event: MatrixEvent): Promise<void> {
    const { rooms, sender, store } = this.options
    const change = companyChange(store, room, await rooms.isDirect(room))
    if (change === null) return
    const text = change === 'grown' ? PHRASES.mentionNeeded : PHRASES.mentionNotNeeded
    const transaction = transactionOf(event.event_id, 'company')
    for (const piece of renderMatrix(saying(text))) await sender.send(room, transaction, noticeContent(piece))
  }

  private async onMessage(room: RoomId, event: MatrixEvent, sentAt: number): Promise<number | null> {
    await this.noteCompany(room, event)
    const asked = await this.reader.read(room, event)
    if (asked === null) return null
    const { address } = asked
    const said = await this.chat.said(await this.messageOf(asked, sentAt))
    if (said === null) return null
    if (isLater(said)) {
      const cause = { trigger: `${address.event} waits`, step: 0 } as const
      if (said.notice !== null) await this.answers.send(address, cause, said.notice.reply)
      return said.afterMs
    }
    await this.whileTyping(address, event.event_id, async () => {
      const ids = await this.answers.send(address, { trigger: address.event, step: 0 }, said.reply)
      if (ids.length === 0) this.options.log.info('matrix unanswered', { person: pseudonym(address.asker) })
      if (address.thread !== null && ids.length > 0)
        this.options.store.learn(room, `thread ${address.thread}`)
      if (said.conversation !== null) this.remember(ids, address, said)
    })
    return null
  }

  /**
   * An edited question gets its answer edited; one that was answered long ago, nothing. What asked nothing before, and
   * does now, is a question.
   */
  private async onEdit(room: RoomId, event: MatrixEvent): Promise<number | null> {
    const target = relationsOf(event.content).replaces
    const original = target === null ? null : await this.reader.original(room, target)
    if (target === null || original === null || original.sender !== event.sender) return null
    const relation = { 'm.relates_to': original.content['m.relates_to'] }
    const edited = {
      ...original,
      content: { ...editedContent(event.content), ...relation },
    }
    if (this.options.store.answersTo(target).length === 0) {
      const isQuestion = (await this.reader.read(room, original)) !== null
      return isQuestion ? null : this.onMessage(room, edited, this.sentAt(event))
    }
    const asked = await this.reader.readAgain(room, edited)
    if (asked === null) return null
    const { address } = asked
    const said = await this.chat.edited(await this.messageOf(asked, this.sentAt(event)))
    if (said === null) return null
    this.remember(await this.answers.edit(address, event.event_id, said.reply), address, said)
    return null
  }

  private async onRedaction(room: RoomId, event: MatrixEvent): Promise<void> {
    const target = redactedBy(event)
    if (target === null) return
    this.counted.withdraw(target)
    await this.answers.redact(room, target, event.event_id)
  }

  private async onReaction(room: RoomId, event: MatrixEvent): Promise<void> {
    const reaction = readReaction(event)
    const answer = reaction === null ? null : this.options.store.answer(reaction.target)
    if (reaction === null || answer === null) return
    if (!isAsking(reaction)) return this.counted.give(event.event_id, reaction.sign)
    const shown = this.shown.get(answer.id) ?? (await this.shownAgain(room, answer))
    if (shown?.address.asker !== event.sender || !this.chat.allows(askerOf(shown.address))) return
    const action = actionOf(reaction, shown.code)
    if (action === null) return
    const { address, asked } = shown
    const said = await this.chat.act(action, { key: keyOf(address), id: event.event_id, asked })
    const step = said.conversation?.last?.step ?? 0
    await this.whileTyping(address, event.event_id, async () => {
      const ids = await this.answers.send(address, { trigger: event.event_id, step }, said.reply)
      this.remember(ids, address, said)
    })
  }

  /** What an answer of the last run showed, or null when its question is gone. */
  private async shownAgain(room: RoomId, { question: id, step }: SentAnswer): Promise<Shown | null> {
    const event = await this.reader.original(room, id)
    const asked = event === null ? null : await this.reader.readAgain(room, event)
    if (asked?.incoming.type !== 'text') return null
    const { place } = await this.options.rooms.settings(room)
    return shownBy(asked.address, await this.chat.shownAgain(asked.incoming.text, place, step))
  }

  private remember(ids: readonly EventId[], address: Address, said: Said): void {
    const shown = shownBy(address, said)
    for (const id of ids) this.shown.set(id, shown)
  }

  /** When an event was sent, in milliseconds since 1970: as it was received, else as its server says. */
  private sentAt({ event_id, origin_server_ts }: MatrixEvent): number {
    return this.options.store.sentAt(event_id) ?? origin_server_ts
  }

  /** A message as the chat takes it. */
  private async messageOf(asked: Asked, sentAt: number): Promise<Message> {
    const { address, incoming, replyTo, replied } = asked
    const about = replyTo === null ? undefined : this.shown.get(replyTo)?.asked
    const { place } = await this.options.rooms.settings(address.room)
    return {
      ...askerOf(address),
      id: address.event,
      key: keyOf(address),
      sentAt,
      body: incoming,
      addressedBy: incoming.type === 'text' ? incoming.addressedBy : 'name',
      about: about ?? (replied === '' ? null : askedAlone(replied)),
      place,
    }
  }

  private async tell(address: Address, trigger: Trigger, text: string): Promise<void> {
    await this.answers.send(address, { trigger, step: 0 }, saying(text))
  }

  /** Shows that `event` was read and is being answered. Nothing depends on it. */
  private async whileTyping(
    { room, thread }: Address,
    event: EventId,
    work: () => Promise<void>,
  ): Promise<void> {
    const { server } = this.options
    const ignore = () => {}
    server.markRead(room, event, thread === event ? null : thread).catch(ignore)
    const typing = server.setTyping(room, true).catch(ignore)
    try {
      await work()
    } finally {
      typing.then(() => server.setTyping(room, false)).catch(ignore)
    }
  }
}

/** One conversation is one person in one thread of one room. */
function keyOf({ room, thread, asker }: Address): string {
  return `${room} ${thread ?? ''} ${asker}`
}

function askerOf({ room, asker, isDirect }: Address) {
  return { room, person: asker, isDirect }
}
