/** Random updates of every kind, as Telegram sends them and as it never would. */

import { findEntities } from '@doslova/fake-bot-api'
import type { Chat, Message, User } from '@grammyjs/types'
import fc from 'fast-check'
import { anyText } from '../support.ts'

/** What exists, so that an answer to a valid update finds somebody. */
export interface World {
  readonly users: readonly User[]
  readonly groups: readonly Chat[]
  readonly forum: { readonly chat: Chat; readonly topic: number }
  /** Messages of the bot. */
  readonly answers: readonly Message[]
}

type Fields = Record<string, unknown>

const TEXTS = [
  'ahoj',
  'cyklostezka podél Labe',
  'a v Opavě?',
  'stavba kasina u Labe',
  'cyklostezka v Brně',
  '/start',
  '/temata@doslova_bot',
  '/kraj Opava',
  '/oddil KOL26-HA5SA',
  '/p',
  '/dalsi',
  '/proc',
  '/start__proto__',
  '@doslova_bot dětské hřiště v parku',
  '@doslova_bot',
  '/constructor',
]

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  anyText({ minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map(word => `/kraj ${word}`),
  fc.constantFrom('x', 'ž', '🚲', ' a ').map(part => part.repeat(1300)),
  fc.constantFrom('/', '/p ', '/kraj ').map(part => part + 'ě'.repeat(4000)),
)

const MEDIA = ['photo', 'voice', 'sticker', 'document', 'location', 'poll', 'dice', 'new_chat_title'] as const

/** What a message says: a text, a caption, something else, or what a service tells. */
const content: fc.Arbitrary<Fields> = fc.oneof(
  { weight: 4, arbitrary: text.map(said => ({ text: said, entities: findEntities(said) })) },
  text.map(said => ({ photo: [], caption: said, caption_entities: findEntities(said) })),
  fc.constantFrom(...MEDIA).map(kind => ({ [kind]: {} })),
)

const identifier = fc.integer({ min: 1, max: 2 ** 31 })

function message(world: World): fc.Arbitrary<Fields> {
  const place = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(...world.users).map(user => ({ chat: { ...user, type: 'private' } })),
    },
    fc.constantFrom(...world.groups).map(chat => ({ chat })),
    fc.constant({ chat: world.forum.chat, message_thread_id: world.forum.topic, is_topic_message: true }),
  )
  const sender = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...world.users).map(from => ({ from })) },
    fc.constantFrom(...world.groups).map(chat => ({
      from: { id: 1_087_968_824, is_bot: true, first_name: 'Group' },
      sender_chat: chat,
    })),
    fc.constant({ from: { id: 5, is_bot: true, first_name: 'Robot' } }),
    fc.constant({}),
  )
  const more = fc.record(
    {
      reply_to_message: fc.constantFrom(...world.answers),
      is_automatic_forward: fc.constant(true),
      via_bot: fc.constant({ id: 7_000_001, is_bot: true, first_name: 'Doslova' }),
      edit_date: identifier,
      media_group_id: fc.string(),
    },
    { requiredKeys: [] },
  )
  const rest = fc.oneof({ weight: 5, arbitrary: fc.constant({}) }, more)
  const date = fc.oneof(fc.constant(Math.floor(Date.now() / 1000)), identifier)
  return fc
    .tuple(place, sender, content, rest, date, identifier)
    .map(([where, who, what, other, at, message_id]) => ({
      message_id,
      date: at,
      ...who,
      ...where,
      ...what,
      ...other,
    }))
}

const data = fc.oneof(
  fc.constantFrom(
    '1:p:KOL26-HA5SA',
    '1:s:KOL26-HA5SA',
    '1:w:KOL26-HA5SA',
    '1:p:X',
    '1:t:0:',
    '1:t:1:Opava',
    '0:p:a',
  ),
  fc.string({ maxLength: 64 }),
)

/** Fields of a press beside its id and its sender. */
export function press(world: World): fc.Arbitrary<Fields> {
  const from = fc.constantFrom(...world.answers)
  const shown = fc.oneof(
    from,
    from.map(({ chat, message_id }) => ({ chat, message_id, date: 0 })),
  )
  return fc.record({ data, message: shown, game_short_name: fc.string() }, { requiredKeys: [] })
}

function membership(world: World): fc.Arbitrary<Fields> {
  const member = fc
    .constantFrom('member', 'administrator', 'left', 'kicked', 'restricted')
    .map(status => ({ status, user: { id: 7_000_001, is_bot: true, first_name: 'Doslova' } }))
  const chat = fc.constantFrom<Fields>(
    ...world.groups.map(group => ({ ...group })),
    ...world.users.map(user => ({ ...user, type: 'private' })),
  )
  const from = fc.constantFrom(...world.users)
  return fc.record({ chat, from, date: identifier, old_chat_member: member, new_chat_member: member })
}

/** Kinds that the bot does not ask for, with anything in them. */
const OTHERS = [
  'channel_post',
  'edited_channel_post',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'message_reaction',
  'message_reaction_count',
  'chosen_inline_result',
  'guest_message',
  'shipping_query',
  'pre_checkout_query',
  'purchased_paid_media',
  'poll',
  'poll_answer',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'cokoli',
] as const

export interface Drawn {
  readonly kind: string
  readonly payload: unknown
}

/** An update of any kind but presses and inline queries, whose ids a server has to know. */
export function valid(world: World): fc.Arbitrary<Drawn> {
  return fc.oneof(
    { weight: 6, arbitrary: message(world).map(payload => ({ kind: 'message', payload })) },
    { weight: 2, arbitrary: message(world).map(payload => ({ kind: 'edited_message', payload })) },
    membership(world).map(payload => ({ kind: 'my_chat_member', payload })),
    fc.tuple(fc.constantFrom(...OTHERS), message(world)).map(([kind, payload]) => ({ kind, payload })),
  )
}

/** The same with fields that are missing or of another type. */
export function broken(world: World): fc.Arbitrary<Drawn> {
  const drawn = valid(world).chain(({ kind, payload }) =>
    damaged(payload as Fields).map(other => ({ kind, payload: other as unknown })),
  )
  return fc.oneof(
    { weight: 8, arbitrary: drawn },
    fc
      .tuple(fc.constantFrom('message', 'edited_message', 'callback_query', 'my_chat_member'), WRONG)
      .map(([kind, payload]) => ({ kind, payload })),
  )
}

const WRONG = fc.constantFrom<unknown>(null, undefined, true, 'x', '', [], {}, [null], { id: null }, 1.5)

/** `fields` with one to three of its parts, at any depth, taken away or replaced by something of another type. */
export function damaged(fields: Fields): fc.Arbitrary<Fields> {
  const paths = pathsOf(fields)
  if (paths.length === 0) return fc.constant(fields)
  const damage = fc.tuple(fc.constantFrom(...paths), WRONG)
  return fc.array(damage, { minLength: 1, maxLength: 3 }).map(list => {
    const copy = structuredClone(fields)
    for (const [path, wrong] of list) set(copy, path, wrong)
    return copy
  })
}

function pathsOf(value: unknown, before: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null || before.length > 3) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const path = [...before, key]
    return [path, ...pathsOf(inner, path)]
  })
}

/** Does nothing where an earlier damage took the place away. */
function set(target: Fields, path: readonly string[], value: unknown): void {
  const [key = '', ...rest] = path
  const inner = target[key]
  if (rest.length === 0 && !Array.isArray(target)) target[key] = structuredClone(value)
  else if (typeof inner === 'object' && inner !== null) set(inner as Fields, rest, value)
}
