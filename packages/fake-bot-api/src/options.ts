/** Options: what a test can choose, and what the server does when it chooses nothing. */

import type { UserFromGetMe } from '@grammyjs/types'

export interface Options {
  /** 0 takes any free port. */
  readonly port?: number
  readonly token?: string
  readonly me?: Partial<UserFromGetMe>
  /** Privacy mode: in groups the bot gets commands, mentions and replies to it only. */
  readonly privacy?: boolean
  /** Refuses `parse_mode`, for a bot that is to send entities. */
  readonly entitiesOnly?: boolean
  /** Tells the bot which of its inline results people chose. */
  readonly inlineFeedback?: boolean
  /** Whether the server knows messages for one person of a group, refuses their parameter, or passes over it. */
  readonly ephemeral?: 'known' | 'refused' | 'ignored'
  /** Messages of the bot that a group takes in a minute; 0 for any number. Telegram: 20. */
  readonly groupPerMinute?: number
  /** Identifier of the first update. */
  readonly firstUpdate?: number
  /** Every method is answered this much later. */
  readonly latencyMs?: number
  /** How long a button or an inline query can be answered. */
  readonly queryLifeMs?: number
  /** A repeated poll with the same offset waits at least this long for an update. Telegram: 3000. */
  readonly repeatedPollMs?: number
  /** Where webhooks go instead of their address, as behind a proxy; then the address has to be a public one. */
  readonly webhookProxy?: string | null
  /** A second `setWebhook` within this time is refused with 429. Telegram: 1000. */
  readonly webhookSpacingMs?: number
  /** First delay before an update is delivered again; it doubles up to fifty times as much. Telegram: 1000. */
  readonly webhookRetryMs?: number
  /** A webhook that has not answered by then has failed. Telegram: 60000. */
  readonly webhookTimeoutMs?: number
  /** When `waitFor` gives up. */
  readonly deadlineMs?: number
}

export type Settings = Readonly<Required<Omit<Options, 'me' | 'token'>>> & {
  readonly me: UserFromGetMe
  readonly token: string
}

const ME: UserFromGetMe = {
  id: 7_000_001,
  is_bot: true,
  first_name: 'Doslova',
  username: 'doslova_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_guest_queries: true,
  supports_inline_queries: true,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
  supports_join_request_queries: false,
}

const DEFAULTS: Omit<Settings, 'me' | 'token'> = {
  port: 0,
  privacy: true,
  entitiesOnly: true,
  inlineFeedback: true,
  ephemeral: 'known',
  groupPerMinute: 0,
  firstUpdate: 500_000_001,
  latencyMs: 0,
  // Telegram is said to allow tens of seconds; `expire` ends a query at once.
  queryLifeMs: 30_000,
  // Short, so that a bot that confirms its last update on its way out does not wait for seconds.
  repeatedPollMs: 100,
  webhookProxy: null,
  webhookSpacingMs: 0,
  webhookRetryMs: 10,
  webhookTimeoutMs: 10_000,
  // Only a failing test waits that long.
  deadlineMs: 240_000,
}

export function settingsOf({ me, token, ...rest }: Options): Settings {
  const privacy = rest.privacy ?? DEFAULTS.privacy
  const bot = { ...ME, can_read_all_group_messages: !privacy, ...me }
  return { ...DEFAULTS, ...rest, me: bot, token: token ?? `${bot.id}:AAtest_token-of_the-loopback_server` }
}
