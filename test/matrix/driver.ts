/** Matrix as a platform of the common cases. */

import type { Homeserver, MatrixEvent } from '@doslova/fake-homeserver'
import type { GroupTalk, PlatformDriver, Reaction, Shown, Talk } from '../platform.cases.ts'

const GHOST = '@duch:fake.test'

/** `counted`: the verdicts on answers so far. */
export function matrixDriver(
  homeserver: Homeserver,
  bot: string,
  counted: ReadonlyMap<string, number>,
): PlatformDriver {
  let people = 0
  const person = () => homeserver.addUser(`clovek${people++}`).userId
  return {
    async alone() {
      const user = person()
      const room = homeserver.createRoom({ creator: user, invite: [bot], direct: true })
      await homeserver.waitMembership(room, bot, 'join')
      return talkOf(new Speaker(homeserver, bot, room, user, true))
    },
    async inGroup() {
      const [user, other] = [person(), person()]
      const room = homeserver.createRoom({ creator: user, members: [other], invite: [bot] })
      await homeserver.waitSent({ roomId: room, sender: bot })
      return groupTalkOf(homeserver, bot, room, user, person)
    },
    feedback: async () => new Map(counted),
  }
}

/** What one person says in one room. */
class Speaker {
  readonly room: string
  private readonly homeserver: Homeserver
  private readonly bot: string
  private readonly user: string
  private readonly isDirect: boolean
  question = ''
  /** Messages of the bot before something was said last. */
  private before = 0
  /** Ids of this person's reactions, by their signs and what they are to. */
  private readonly reactions = new Map<string, string>()

  constructor(homeserver: Homeserver, bot: string, room: string, user: string, isDirect: boolean) {
    this.homeserver = homeserver
    this.bot = bot
    this.room = room
    this.user = user
    this.isDirect = isDirect
  }

  async say(text: string, replyTo?: string): Promise<string> {
    const { homeserver, room, user } = this
    this.before = this.sent().length
    this.question =
      replyTo === undefined
        ? homeserver.message(room, user, text)
        : homeserver.reply(room, user, replyTo, text)
    return this.seen()
  }

  async edit(text: string): Promise<string> {
    const before = this.lookups(this.question)
    this.homeserver.edit(this.room, this.user, this.question, text)
    await this.homeserver.waitUntil(() => this.lookups(this.question) > before, 'the edit to be read')
    return this.seen()
  }

  async react(signs: readonly Reaction[]): Promise<string> {
    const { homeserver, room, user } = this
    const target = this.last()
    this.before = this.sent().length
    const wanted = new Map(signs.map(sign => [`${target} ${sign}`, sign]))
    for (const [key, id] of this.reactions) {
      if (wanted.has(key)) continue
      homeserver.redact(room, user, id)
      this.reactions.delete(key)
    }
    for (const [key, sign] of wanted)
      if (!this.reactions.has(key)) this.reactions.set(key, homeserver.react(room, user, target, sign))
    return this.seen()
  }

  /** The last message of the bot here. */
  last(): string {
    return this.sent().at(-1)?.event_id ?? ''
  }

  look(): Shown {
    const html = this.answer()
    const all = html.join('')
    return {
      messages: html.map(textOf),
      quotes: [...all.matchAll(/<blockquote>(.*?)<\/blockquote>/gs)].map(([, words = '']) => textOf(words)),
      links: [...withoutChoices(all).matchAll(/<a href="([^"]*)"/g)].map(([, address = '']) =>
        textOf(address),
      ),
      offered: [...all.matchAll(/<li><code>([^<]*)<\/code>/g)].map(([, code = '']) => code),
    }
  }

  private async seen(): Promise<string> {
    await this.idle()
    return this.answer().map(withoutChoices).map(textOf).join('\n\n')
  }

  /** HTML of the answer's messages as they stand. */
  private answer(): string[] {
    const events = this.sent().slice(this.before)
    const editOf = ({ event_id }: MatrixEvent) => events.findLast(event => replacedBy(event) === event_id)
    return events
      .filter(event => replacedBy(event) === null)
      .map(event => (editOf(event)?.content['m.new_content'] ?? event.content) as MatrixEvent['content'])
      .map(({ formatted_body }) => String(formatted_body))
  }

  private sent(): MatrixEvent[] {
    return this.homeserver.sent({ roomId: this.room, sender: this.bot, type: 'm.room.message' })
  }

  /**
   * Waits until the bot has done all that was said here: it does one thing after another, and then looks up what a
   * ghost refers to, whom it does not answer.
   */
  private async idle(): Promise<void> {
    const { homeserver, room, question } = this
    const target = this.isDirect ? question : `$nic-${homeserver.requests().length}`
    const before = this.lookups(target)
    if (this.isDirect) homeserver.edit(room, GHOST, target, 'bú')
    else homeserver.reply(room, GHOST, target, 'bú')
    await homeserver.waitUntil(() => this.lookups(target) > before, 'the bot to come to the ghost')
  }

  /** How often the bot has looked up an event. */
  private lookups(id: string): number {
    return this.homeserver.requests({ path: `/event/${id}` }).filter(({ status }) => status > 0).length
  }
}

function talkOf(speaker: Speaker): Talk {
  return {
    say: text => speaker.say(text),
    command: (name, argument = '') => speaker.say(`!${name} ${argument}`),
    edit: text => speaker.edit(text),
    react: signs => speaker.react(signs),
    look: () => speaker.look(),
  }
}

function groupTalkOf(
  homeserver: Homeserver,
  bot: string,
  room: string,
  user: string,
  person: () => string,
): GroupTalk {
  const speaker = new Speaker(homeserver, bot, room, user, false)
  return {
    ...talkOf(speaker),
    mention: text => speaker.say(`@doslova ${text}`),
    reply: text => speaker.say(text, speaker.last()),
    mentionTo: (other, text) => speaker.say(`@doslova ${text}`, other.lastSaid),
    get lastSaid() {
      return speaker.question
    },
    async another() {
      const other = person()
      homeserver.join(room, other)
      return groupTalkOf(homeserver, bot, room, other, person)
    },
  }
}

function replacedBy({ content }: MatrixEvent): string | null {
  const relation = content['m.relates_to'] as { rel_type?: string; event_id?: string } | undefined
  return relation?.rel_type === 'm.replace' ? (relation.event_id ?? null) : null
}

function withoutChoices(html: string): string {
  return html.replace(/<ul><li><code>.*?<\/ul>/gs, '')
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}

/** Words of HTML, a line for each of its lines. Commands are shown as on other platforms, to be compared. */
function textOf(html: string): string {
  return html
    .replace(/<br>|<\/(?:p|li|blockquote)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, entity => ENTITIES[entity] ?? entity)
    .replace(/(?<!\S)!(?=\p{L})/gu, '/')
    .trim()
}
