/** A bot that repeats what it is told, on the client of the real one: how fast Matrix can be answered at all. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventsOf, type MatrixEvent, record, text } from '../../adapters/matrix/api/event.ts'
import type { RoomId, UserId } from '../../adapters/matrix/api/ids.ts'
import { Transport } from '../../adapters/matrix/api/transport.ts'
import { connect } from '../../adapters/matrix/connection.ts'
import { RoomQueues } from '../../adapters/matrix/room-queues.ts'

const {
  MATRIX_HOMESERVER_URL: url = '',
  MATRIX_ACCESS_TOKEN: token = '',
  MATRIX_ENCRYPTION: encryption = 'on',
  DATA_DIR: folder = '',
} = process.env
const ENCRYPTED = 'm.room.encrypted'

const complain = (error: unknown) => void process.stderr.write(`echo: ${error}\n`)
const stopping = new AbortController()
const transport = new Transport({ url, stopping: stopping.signal, closing: new AbortController().signal })
transport.token = token
const me = await transport.request('GET', '/_matrix/client/v3/account/whoami')
const server = await connect({
  transport,
  userId: text(me.user_id) as UserId,
  deviceId: text(me.device_id),
  cryptoFolder: encryption === 'on' ? join(folder, 'crypto') : null,
  onOwn: () => {},
  onLost: complain,
  onUnsent: complain,
})
const keys = server.encryption
await keys?.sign(null)

async function echo(room: RoomId, event: MatrixEvent): Promise<void> {
  const clear = event.type === ENCRYPTED ? await keys?.decrypt(room, event) : event
  if (clear?.type !== 'm.room.message' || clear.sender === server.userId) return
  const relation = { 'm.in_reply_to': { event_id: event.event_id } }
  const content = { msgtype: 'm.notice', body: clear.content.body, 'm.relates_to': relation }
  const transaction = `echo-${event.event_id}`
  if (keys === null || !(await keys.isPrepared(room)))
    await server.put(room, clear.type, transaction, content)
  else await server.put(room, ENCRYPTED, transaction, await keys.encrypt(room, clear.type, content))
}

const queues = new RoomQueues(complain)

/** Goes on from the token `since`; gives the next one. */
async function turn(since: string | null): Promise<string | null> {
  const answer = await server.sync(since, since !== null)
  await keys?.takeIn(answer)
  const { join: joined, invite } = record(answer.rooms)
  for (const room of Object.keys(record(invite)) as RoomId[]) queues.run(room, () => server.join(room, []))
  for (const [room, section] of Object.entries(record(joined)) as [RoomId, unknown][]) {
    const { state, timeline } = record(section)
    const recent = eventsOf(record(timeline).events)
    const settings = [...eventsOf(record(state).events), ...recent].find(
      ({ type }) => type === 'm.room.encryption',
    )
    if (settings !== undefined) await keys?.prepare(room, settings.content, null)
    if (since !== null) for (const event of recent) queues.run(room, () => echo(room, event))
  }
  return text(answer.next_batch)
}

process.once('SIGTERM', () => stopping.abort())
const file = join(folder, 'since')
let since = existsSync(file) ? readFileSync(file, 'utf8') : null
for (let isFirst = true; !stopping.signal.aborted; isFirst = false) {
  try {
    since = await turn(since)
  } catch (error) {
    if (!stopping.signal.aborted) throw error
  }
  if (isFirst) process.stdout.write('started\n')
}
await queues.atMost(0)
if (since !== null) writeFileSync(file, since)
server.close()
