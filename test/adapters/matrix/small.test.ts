/** The small pure parts of the adapter, a table each. */

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEvent, type Json, redactedBy, relationsOf } from '../../../adapters/matrix/api/event.ts'
import type { UserId } from '../../../adapters/matrix/api/ids.ts'
import { isUser } from '../../../adapters/matrix/api/login.ts'
import {
  classifyError,
  GarbageError,
  isNotFound,
  ServerError,
  StoppedError,
} from '../../../adapters/matrix/api/request-errors.ts'
import { pauseAfter } from '../../../adapters/matrix/api/retry.ts'
import { retryAfter } from '../../../adapters/matrix/api/retry-after.ts'
import { UndecryptableEvents } from '../../../adapters/matrix/encryption/undecryptable.ts'
import { answerContent, editContent, transactionOf } from '../../../adapters/matrix/message/content.ts'
import { unescapeHtml, words } from '../../../adapters/matrix/message/html.ts'
import { previewMatrix } from '../../../adapters/matrix/message/preview.ts'
import { readReaction } from '../../../adapters/matrix/message/reactions.ts'
import { splitText } from '../../../adapters/matrix/message/split.ts'
import { isArrival, mayAsk, sinceArrival } from '../../../adapters/matrix/new-events.ts'
import { mayInvite, readInviter, readTombstone } from '../../../adapters/matrix/rooms/invitation.ts'
import { holds } from '../../support.ts'
import { event, JANA, ME, member, message, ROOM } from './events.ts'

describe('relations', () => {
  const NONE = { thread: null, replyTo: null, replaces: null, reactsTo: null }
  const reply = { 'm.in_reply_to': { event_id: '$q' } }
  test.each<[relation: unknown, found: Partial<typeof NONE> | object]>([
    [undefined, {}],
    ['něco', {}],
    [reply, { replyTo: '$q' }],
    [{ rel_type: 'm.thread', event_id: '$t', is_falling_back: true, ...reply }, { thread: '$t' }],
    [
      { rel_type: 'm.thread', event_id: '$t', ...reply },
      { thread: '$t', replyTo: '$q' },
    ],
    [{ rel_type: 'm.replace', event_id: '$t' }, { replaces: '$t' }],
    [{ rel_type: 'm.annotation', event_id: '$t', key: '➕' }, { reactsTo: '$t' }],
    [{ rel_type: 'm.thread', event_id: 7, 'm.in_reply_to': null }, {}],
  ])('%j', (relation, found) => {
    expect(relationsOf({ 'm.relates_to': relation })).toEqual({ ...NONE, ...found })
  })
})

test.each<[value: unknown, is: boolean]>([
  [message('ahoj'), true],
  [member(JANA, 'join'), true],
  [{ ...message('ahoj'), state_key: 7 }, false],
  [{ ...message('ahoj'), sender: undefined }, false],
  [{ ...message('ahoj'), content: null }, false],
  [null, false],
  ['$e', false],
])('an event is one: %j', (value, is) => {
  expect(isEvent(value)).toBe(is)
})

test('what a redaction empties stands in its content or beside it', () => {
  expect(redactedBy(event('m.room.redaction', { redacts: '$a' }))).toBe('$a')
  expect(redactedBy(event('m.room.redaction', {}, { redacts: '$b' }))).toBe('$b')
  expect(redactedBy(event('m.room.redaction', {}))).toBeNull()
})

test.each([
  ['➕', 'more'],
  ['➕\ufe0f', 'more'],
  ['❓', 'why'],
  ['❓\ufe0f', 'why'],
  ['📖', 'section'],
  ['👍', null],
  ['constructor', null],
  [7, null],
])('the reaction %j asks for %j', (key, control) => {
  const relation = { rel_type: 'm.annotation', event_id: '$a', key }
  const read = readReaction(event('m.reaction', { 'm.relates_to': relation }))
  expect(read).toEqual(control === null ? null : { target: '$a', type: control })
})

describe('what went wrong', () => {
  const server = (status: number, body: unknown = null, wait: number | null = null) =>
    new ServerError(status, body, wait)
  const coded = (code: string) => Object.assign(new Error(code), { name: 'RequestError', code })
  test.each<[what: string, error: unknown, failure: object]>([
    ['limit', server(429, { errcode: 'M_LIMIT_EXCEEDED' }, 300), { kind: 'limited', waitMs: 300 }],
    ['limit of a proxy', server(429), { kind: 'limited', waitMs: null }],
    ['dead token', server(401, { errcode: 'M_UNKNOWN_TOKEN' }), { kind: 'dead-token', isSoft: false }],
    [
      'soft logout',
      server(401, { errcode: 'M_UNKNOWN_TOKEN', soft_logout: true }),
      { kind: 'dead-token', isSoft: true },
    ],
    ['own failure', server(500, { errcode: 'M_UNKNOWN' }), { kind: 'unavailable' }],
    ['page of a proxy', server(404), { kind: 'unavailable' }],
    ['refusal', server(403, { errcode: 'M_FORBIDDEN' }), { kind: 'refused', code: 'M_FORBIDDEN' }],
    ['garbage', new GarbageError('x'), { kind: 'unavailable' }],
    ['no connection', coded('ECONNREFUSED'), { kind: 'unavailable' }],
    ['our own end', coded('ABORT_ERR'), { kind: 'aborted' }],
    ['a stop', new StoppedError('x'), { kind: 'aborted' }],
    ['a bug', new TypeError('x'), { kind: 'other' }],
    ['anything', 'x', { kind: 'other' }],
  ])('%s', (_, error, failure) => {
    expect(classifyError(error)).toMatchObject(failure)
  })

  test('only the server itself can say that there is nothing', () => {
    expect(isNotFound(server(404, { errcode: 'M_NOT_FOUND' }))).toBe(true)
    for (const error of [server(404), server(404, { errcode: 'M_UNRECOGNIZED' }), server(403), null])
      expect(isNotFound(error)).toBe(false)
  })
})

test.each<[given: string, is: boolean]>([
  ['@jana:fake.test', true],
  ['jana', true],
  ['@jana', true],
  ['jana:fake.test', true],
  ['@jana:jinde.cz', false],
  ['jan', false],
  ['fake.test', false],
  ['', false],
])('%j is Jana: %j', (given, is) => {
  expect(isUser(JANA, given)).toBe(is)
})

test('pauses grow and end at half a minute', () => {
  expect([1, 2, 3, 7, 8, 50].map(pauseAfter)).toEqual([250, 500, 1_000, 16_000, 30_000, 30_000])
})

describe('invitations', () => {
  test.each<[inviter: UserId, allowed: readonly string[] | null, may: boolean]>([
    [JANA, null, true],
    [JANA, [JANA], true],
    [JANA, ['*:fake.test'], true],
    [JANA, ['*:jinde.cz', '@petr:fake.test'], false],
    ['@jana:fake.test.jinde.cz', ['*:fake.test'], false],
    ['@jana:fake.test:8448', ['*:fake.test:8448'], true],
    [JANA, [], false],
  ])('of %s with %j: %j', (inviter, allowed, may) => {
    expect(mayInvite(inviter, allowed)).toBe(may)
  })

  test('say who invites, or are none', () => {
    const invited = { type: 'm.room.member', state_key: ME, sender: JANA, content: { membership: 'invite' } }
    const read = (events: unknown) => readInviter({ invite_state: { events } }, ME)
    expect(read([{ type: 'm.room.name' }, invited])).toBe(JANA)
    for (const events of [undefined, [], [{ ...invited, state_key: JANA }], [{ ...invited, sender: 7 }]])
      expect(read(events)).toBeNull()
  })
})

test('the end of a room points to the next one, and to a server that knows it', () => {
  const end = (content: Json, more = {}) => event('m.room.tombstone', content, { state_key: '', ...more })
  expect(readTombstone([end({ replacement_room: '!dalsi' })])).toEqual({ next: '!dalsi', via: 'fake.test' })
  expect(readTombstone([end({ replacement_room: '!dalsi' }, { state_key: 'x' })])).toBeNull()
  expect(readTombstone([end({})])).toBeNull()
  expect(readTombstone(undefined)).toBeNull()
})

describe('new events', () => {
  test('is what people send', () => {
    expect(mayAsk(message('ahoj'), ME)).toBe(true)
    expect(mayAsk(message('ahoj', {}, { sender: ME }), ME)).toBe(false)
    expect(mayAsk(event('m.room.message', {}, { state_key: '' }), ME)).toBe(false)
    expect(mayAsk(event('m.room.topic', {}), ME)).toBe(false)
  })

  test('begins with the invitation, or with the coming', () => {
    const [old, first, second] = [message('staré'), message('první'), message('druhé')]
    const [invited, joined] = [member(ME, 'invite'), member(ME, 'join', 'invite')]
    const bodies = (...events: Parameters<typeof sinceArrival>[0]) =>
      sinceArrival(events, ME)
        .filter(({ type }) => type === 'm.room.message')
        .map(({ content }) => content.body)
    expect(bodies(old, invited, first, joined, second)).toEqual(['první', 'druhé'])
    expect(bodies(old, joined, second)).toEqual(['druhé'])
    expect(bodies(old, member(ME, 'join', 'join'), first)).toEqual(['staré', 'první'])
    expect(bodies(old, member(JANA, 'join'), first)).toEqual(['staré', 'první'])
    expect(isArrival(member(ME, 'join'), ME)).toBe(true)
  })
})

describe('content of an answer', () => {
  const piece = { plain: 'ano', html: '<p>ano</p>' }
  const address = { room: ROOM, event: '$q', asker: JANA, thread: null, isDirect: false } as const
  const thread = { rel_type: 'm.thread', event_id: '$t', is_falling_back: true }

  test('names the asker in rooms, and replies with its first message', () => {
    expect(answerContent(piece, address, 0)).toEqual({
      msgtype: 'm.notice',
      body: 'ano',
      format: 'org.matrix.custom.html',
      formatted_body: '<p>ano</p>',
      'm.mentions': { user_ids: [JANA] },
      'm.relates_to': { 'm.in_reply_to': { event_id: '$q' } },
    })
    const second = answerContent(piece, address, 1)
    expect(second).not.toHaveProperty('m.relates_to')
    expect(second['m.mentions']).toEqual({})
    expect(answerContent(piece, { ...address, isDirect: true }, 0)['m.mentions']).toEqual({})
  })

  test('stays in its thread with all its messages', () => {
    for (const part of [0, 1])
      expect(answerContent(piece, { ...address, thread: '$t' }, part)['m.relates_to']).toEqual({
        ...thread,
        'm.in_reply_to': { event_id: '$q' },
      })
  })

  test('put in place of another one has it twice, for old clients too', () => {
    const edit = editContent(piece, '$a')
    expect(edit).toMatchObject({ body: '* ano', formatted_body: '* <p>ano</p>', 'm.mentions': {} })
    expect(edit['m.new_content']).toMatchObject({ body: 'ano', formatted_body: '<p>ano</p>' })
    expect(edit['m.relates_to']).toEqual({ rel_type: 'm.replace', event_id: '$a' })
  })

  test('is a transaction of its own for each thing done, always the same', () => {
    expect(transactionOf('$q', '0')).toBe(transactionOf('$q', '0'))
    const ids = [transactionOf('$q', '0'), transactionOf('$q', '1'), transactionOf('$r', '0')]
    expect(new Set(ids).size).toBe(3)
    for (const id of ids) expect(id).toMatch(/^doslova-[\w-]{27}$/)
  })
})

describe('a long text', () => {
  test.each<[text: string, limit: number, parts: readonly string[]]>([
    ['', 10, []],
    [' ano ', 10, ['ano']],
    ['jedna. dvě tři', 10, ['jedna.', 'dvě tři']],
    ['jedna\n\ndvě tři čtyři', 12, ['jedna', 'dvě tři', 'čtyři']],
    ['xxxxxxxxxxxx', 5, ['xxxxx', 'xxxxx', 'xx']],
    ['xxxx😀xx', 5, ['xxxx', '😀xx']],
  ])('%j at %i', (text, limit, parts) => {
    expect(splitText(text, limit)).toEqual(parts)
  })

  test('keeps its letters, and no part is too long', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'ž', ' ', '. ', '\n', '\n\n', '😀'), maxLength: 60 })
    holds(
      fc.property(texts, fc.integer({ min: 2, max: 20 }), (text, limit) => {
        const parts = splitText(text, limit)
        expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        expect(parts.every(part => part.length <= limit && part === part.trim() && part !== '')).toBe(true)
        expect(parts.every(part => part.isWellFormed())).toBe(true)
      }),
    )
  })
})

test('events without a key are held up to a limit, the oldest go first', () => {
  const waiting = new UndecryptableEvents()
  const events = Array.from({ length: 52 }, () => event('m.room.encrypted', {}))
  const dropped = events.flatMap(given => waiting.add(ROOM, given))
  expect(dropped).toEqual(events.slice(0, 2).map(({ event_id }) => event_id))
  expect(waiting.of(ROOM)).toHaveLength(50)
  waiting.delete(ROOM, events[2]?.event_id ?? '$')
  expect(waiting.of(ROOM)[0]).toBe(events[3])
  waiting.forget(ROOM)
  expect(waiting.names).toEqual([])
})

describe('the wait that a server asks for', () => {
  const NOON = Date.parse('Wed, 21 Oct 2026 12:00:00 GMT')
  test.each<[answer: Json | null, header: string | null, wait: number | null]>([
    [{ retry_after_ms: 5 }, null, 5],
    [{ retry_after_ms: 5 }, '2', 5],
    [{ retry_after_ms: -1 }, '2', 2_000],
    [{ retry_after_ms: 'brzy' }, null, null],
    [{}, '2', 2_000],
    [null, '0', 0],
    [null, 'Wed, 21 Oct 2026 12:00:30 GMT', 30_000],
    [null, 'Wed, 21 Oct 2015 07:28:00 GMT', 0],
    [null, 'brzy', null],
    [null, null, null],
  ])('%j with the header %j is %j', (answer, header, wait) => {
    expect(retryAfter(answer, header, NOON)).toBe(wait)
  })
})

describe('a text in HTML', () => {
  test.each([
    ['&lt;b&gt; &amp; &quot;a&quot; &#39;b&#39;', `<b> & "a" 'b'`],
    ['&amp;lt;', '&lt;'],
    ['&nbsp; &#x27; &constructor; & a;', '&nbsp; &#x27; &constructor; & a;'],
  ])('%j is %j', (html, text) => {
    expect(unescapeHtml(html)).toBe(text)
  })

  test('comes back as it was', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '&', '<', '>', '"', "'", ';', '#39;', 'lt;') })
    holds(
      fc.property(texts, text => {
        expect(unescapeHtml(words(text).html)).toBe(words(text).plain)
      }),
    )
  })
})

test('an editor sees quotes with a bar, lists and links', () => {
  const html =
    '<p><strong>A &amp; B</strong></p><blockquote>„Slova.“</blockquote><p>Kolín<br><a href="https://a.cz">Otevřít</a></p><ul><li><code>K-1</code> x</li></ul>'
  expect(
    previewMatrix([
      { plain: '', html },
      { plain: '', html: '<p>dál</p>' },
    ]),
  ).toBe('A & B\n\n▌ „Slova.“\n\nKolín\nOtevřít <https://a.cz>\n\n• K-1 x\n\ndál')
})
