/** Bulk: many documents sent at once, some megabytes at a time, and one such part read while another one is sent. */

import type { Connection } from './connection.ts'

/** Characters of one request. */
const REQUEST = 4_000_000

interface BulkAnswer {
  readonly errors: boolean
  readonly items: readonly { readonly index: { readonly error?: { readonly type: string } } }[]
}

/** Sends documents by their ids. Rejects when one of them is refused. */
export async function sendAll(
  connection: Connection,
  index: string,
  documents: Iterable<readonly [id: string, document: object]>,
): Promise<void> {
  let lines: string[] = []
  let size = 0
  let sending: Promise<void> = Promise.resolve()
  const flush = async () => {
    const body = `${lines.join('\n')}\n`
    lines = []
    size = 0
    await sending
    sending = send(connection, index, body)
    // Whoever waits for it is told.
    sending.catch(() => {})
  }
  for (const [id, document] of documents) {
    const line = JSON.stringify(document)
    lines.push(JSON.stringify({ index: { _id: id } }), line)
    size += line.length
    if (size >= REQUEST) await flush()
  }
  if (lines.length > 0) await flush()
  await sending
}

async function send(connection: Connection, index: string, body: string): Promise<void> {
  const path = `/${index}/_bulk`
  const query = { filter_path: 'errors,items.*.error.type' }
  const { errors, items } = await connection.work<BulkAnswer>({ method: 'POST', path, query, body })
  if (!errors) return
  const first = items.find(({ index: { error } }) => error !== undefined)?.index.error?.type
  throw new Error(`The cluster refused a document of ${index} (${first ?? 'unknown error'}).`)
}
