/** Live index: the catalogue of the version that is in use in a cluster, and the next one when another is taken into use. */

import { setTimeout as delay } from 'node:timers/promises'
import { unpackCatalogue } from '../../src/engine/catalogue.ts'
import { lexiconKey } from '../../src/engine/lexicon-key.ts'
import { messageOf } from '../../src/text/error-message.ts'
import type { LiveContentOptions } from '../live/live-content.ts'
import { openLexicon } from '../shared/content.ts'
import { EXIT } from '../shared/exit.ts'
import { PlatformError } from '../shared/platform.ts'
import { UsageError } from '../shared/usage.ts'
import { Connection, clusterAddress } from './connection.ts'
import { OTHER_VERSION } from './search-engine.ts'
import { Versions } from './versions.ts'

export interface LiveIndexOptions extends Pick<LiveContentOptions, 'onBuilt' | 'onFailure'> {
  readonly url: string
  /** Milliseconds between two looks. */
  readonly everyMs?: number
}

const EVERY_MS = 5_000

type Catalogue = Uint8Array<SharedArrayBuffer>

export class LiveIndex {
  /** The first packed catalogue. Rejects with `PlatformError` where the cluster cannot be asked, with `UsageError` where it has none that fits. */
  readonly first: Promise<SharedArrayBuffer>
  private readonly options: LiveIndexOptions
  private readonly connection: Connection
  private readonly versions: Versions
  private readonly closing = new AbortController()
  private readonly ended: Promise<void>
  private name: string | null = null
  private next = Promise.withResolvers<void>()

  constructor(options: LiveIndexOptions) {
    this.options = options
    const address = clusterAddress(options.url)
    this.connection = new Connection(address)
    this.versions = new Versions(this.connection, address.alias)
    const opened = this.open()
    this.first = opened.then(({ buffer }) => buffer)
    this.first.catch(() => {})
    this.ended = opened.then(
      packed => this.follow(packed),
      () => {},
    )
  }

  /** Looks now. */
  look(): void {
    this.next.resolve()
  }

  async close(): Promise<void> {
    this.closing.abort()
    this.look()
    await this.ended
    await this.connection.close()
  }

  private async open(): Promise<Catalogue> {
    try {
      const name = await this.versions.current()
      if (name === null) throw new UsageError('SEARCH_URL: there is no index yet. Make one: doslova index')
      const packed = await this.versions.catalogue(name)
      this.name = name
      return packed
    } catch (cause) {
      if (cause instanceof UsageError) throw cause
      const message = `SEARCH_URL: the cluster cannot be asked (${messageOf(cause)}). Start it, or remove the setting.`
      throw new PlatformError(message, EXIT.unavailable, { cause })
    }
  }

  private async follow(first: Catalogue): Promise<void> {
    await this.give(first)
    const { everyMs = EVERY_MS } = this.options
    const { signal } = this.closing
    while (!signal.aborted) {
      const waited = new AbortController()
      await Promise.race([delay(everyMs, undefined, waited), this.next.promise])
      waited.abort()
      this.next = Promise.withResolvers()
      if (!signal.aborted) await this.renew()
    }
  }

  /** What cannot be had now is looked for again; what answers, goes on. */
  private async renew(): Promise<void> {
    try {
      const name = await this.versions.current()
      if (name === null || name === this.name) return
      await this.give(await this.versions.catalogue(name))
      this.name = name
    } catch (error) {
      this.options.onFailure('read', messageOf(error))
    }
  }

  private async give(packed: Catalogue): Promise<void> {
    const catalogue = unpackCatalogue(packed, lexiconKey(openLexicon().folder))
    if (catalogue === null) throw new UsageError(OTHER_VERSION)
    const { files, placeSets } = catalogue
    await this.options.onBuilt({
      ...{ snapshot: packed.buffer, faults: [], texts: files.length },
      passages: placeSets.reduce((sum, [, count]) => sum + count, 0),
    })
  }
}
