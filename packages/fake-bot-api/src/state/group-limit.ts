/** Telegram's limit for groups: so many messages of the bot a minute in each, and a wait for what is more. */

const MINUTE_MS = 60_000

export class GroupLimit {
  private readonly perMinute: number
  /** When the messages of the last minute were sent, by chat. */
  private readonly sent = new Map<string, number[]>()

  /** 0 is no limit. */
  constructor(perMinute: number) {
    this.perMinute = perMinute
  }

  /** Counts a message to a chat; gives the seconds to wait where there were too many, else 0. */
  take(method: string, chat: string): number {
    if (this.perMinute === 0 || !method.startsWith('send') || !chat.startsWith('-')) return 0
    const now = Date.now()
    const recent = (this.sent.get(chat) ?? []).filter(at => now - at < MINUTE_MS)
    this.sent.set(chat, recent)
    const [first] = recent
    if (recent.length >= this.perMinute && first !== undefined)
      return Math.ceil((first + MINUTE_MS - now) / 1000)
    recent.push(now)
    return 0
  }
}
