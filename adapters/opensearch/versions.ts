/** Versions of an index: built aside under a name of its own, and taken into use whole, by one alias. */

import type { Connection } from './connection.ts'
import { filesOf } from './opensearch-store.ts'

/** Bytes of a catalogue in one document. */
const CHUNK = 4_000_000
/** Chunks asked for at once. */
const AT_ONCE = 4

interface Alias {
  readonly [index: string]: object
}

export class Versions {
  private readonly connection: Connection
  private readonly alias: string

  constructor(connection: Connection, alias: string) {
    this.connection = connection
    this.alias = alias
  }

  /** Name of the version in use; null where there is none. Rejects where the cluster is away. */
  async current(): Promise<string | null> {
    const path = `/_alias/${this.alias}`
    const found = await this.connection.ask<Alias>({ method: 'GET', path, mayMiss: true })
    return Object.keys(found).find(name => name.startsWith(`${this.alias}.`)) ?? null
  }

  /** The packed catalogue of a version. Rejects where it cannot be had. */
  async catalogue(name: string): Promise<Uint8Array<SharedArrayBuffer>> {
    const { parts } = await this.part<{ parts: number }>(name, 'catalogue')
    const chunks: Buffer[] = []
    for (let from = 0; from < parts; from += AT_ONCE) {
      const numbers = Array.from({ length: Math.min(AT_ONCE, parts - from) }, (_, at) => from + at)
      const read = await Promise.all(numbers.map(at => this.part<{ bytes: string }>(name, chunkId(at))))
      chunks.push(...read.map(({ bytes }) => Buffer.from(bytes, 'base64')))
    }
    const size = chunks.reduce((sum, { length }) => sum + length, 0)
    const file = new Uint8Array(new SharedArrayBuffer(size))
    let at = 0
    for (const chunk of chunks) {
      file.set(chunk, at)
      at += chunk.length
    }
    return file
  }

  /** Has all that asks from now on ask that version; the one before stays for those who still do, older ones go. */
  async use(name: string): Promise<void> {
    const before = await this.current()
    const remove = before === null ? [] : [{ remove: { index: before, alias: this.alias } }]
    await this.connection.work({
      ...{ method: 'POST', path: '/_aliases' },
      body: { actions: [...remove, { add: { index: name, alias: this.alias } }] },
    })
    const older = (await this.names()).filter(other => other !== name && other !== before && other < name)
    for (const other of older) await this.remove(other)
  }

  async remove(name: string): Promise<void> {
    const path = `/${name},${filesOf(name)}`
    await this.connection.work({ method: 'DELETE', path, query: { ignore_unavailable: true } })
  }

  /** Names of all versions there are, in use or not. */
  private async names(): Promise<string[]> {
    const path = `/${this.alias}.*/_alias`
    const found = await this.connection.work<Alias>({ method: 'GET', path })
    return Object.keys(found).filter(name => !name.endsWith(filesOf('')))
  }

  private async part<Source>(name: string, id: string): Promise<Source> {
    const path = `/${filesOf(name)}/_source/${id}`
    return this.connection.ask<Source>({ method: 'GET', path })
  }
}

/** A packed catalogue as documents by their ids. */
export function* catalogueDocuments(packed: Uint8Array): Generator<readonly [id: string, document: object]> {
  const parts = Math.ceil(packed.length / CHUNK)
  yield ['catalogue', { parts }]
  for (let at = 0; at < parts; at++) {
    const bytes = Buffer.from(packed.subarray(at * CHUNK, (at + 1) * CHUNK))
    yield [chunkId(at), { bytes: bytes.toString('base64') }]
  }
}

function chunkId(at: number): string {
  return `catalogue-${at}`
}
