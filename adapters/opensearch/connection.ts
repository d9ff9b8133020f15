/** Connection to a cluster of OpenSearch: requests with a time limit, tried again at another node; what cannot be had is an error of one kind. */

import { createRequire } from 'node:module'
import type { Client } from '@opensearch-project/opensearch'
import { CandidatesUnavailableError } from '../../src/search/candidate-source.ts'

/** Loads the client when there is a cluster to ask: it is five hundred modules. */
const require = createRequire(import.meta.url)

/** Milliseconds that a search may take: on each shard, and for the whole request. */
export const SHARD_MS = 1_000
const SEARCH_MS = 2_000
/** Nodes that are tried after the first one. */
const RETRIES = 2
/** Status of a search that a shard did not finish in time. */
const TOO_SLOW = 500
/** Milliseconds that work on an index may take. */
const WORK_MS = 300_000

/** Where the index is: addresses of nodes of one cluster, and the alias that names the version in use. */
export interface ClusterAddress {
  readonly nodes: readonly string[]
  readonly alias: string
}

const ALIAS = 'doslova'

/** Reads `SEARCH_URL`: addresses of nodes with commas between them; the path of the first one is the alias. */
export function clusterAddress(setting: string): ClusterAddress {
  const urls = setting.split(',').map(each => new URL(each.trim()))
  const alias = urls[0]?.pathname.replaceAll('/', '') ?? ''
  const nodes = urls.map(url => new URL('/', url).href)
  return { nodes, alias: alias === '' ? ALIAS : alias }
}

export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD'
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | boolean>>
  /** An object, or lines of JSON for a bulk. */
  readonly body?: object | string
  /** Whether what is not there is an answer too. */
  readonly mayMiss?: boolean
}

/** Whether the cluster answers, with the reason where it does not. */
export type SearchState = { readonly kind: 'on' } | { readonly kind: 'away'; readonly reason: string }

export interface ConnectionOptions {
  /** Told when the cluster cannot be asked, and when it can again. */
  readonly onState?: ((state: SearchState) => void) | undefined
  /** Milliseconds that somebody waits for one node. */
  readonly searchMs?: number
}

export class Connection {
  private readonly client: Client
  private readonly onState: (state: SearchState) => void
  private isAway = false

  private readonly searchMs: number

  constructor({ nodes }: Pick<ClusterAddress, 'nodes'>, options: ConnectionOptions = {}) {
    const { onState = () => {}, searchMs = SEARCH_MS } = options
    this.onState = onState
    this.searchMs = searchMs
    const { Client } =
      require('@opensearch-project/opensearch') as typeof import('@opensearch-project/opensearch')
    this.client = new Client({
      nodes: [...nodes],
      maxRetries: RETRIES,
      // A node that was away is asked again after a second, then after longer.
      resurrectStrategy: 'ping',
    })
  }

  /** For somebody who waits. Rejects with `CandidatesUnavailableError`; the reason has nothing of what was asked. */
  async ask<Answer>(request: ClusterRequest): Promise<Answer> {
    try {
      const answer = await this.again(() => this.send<Answer>(request, this.searchMs))
      this.set({ kind: 'on' })
      return answer
    } catch (error) {
      throw this.unavailable(reasonOf(error))
    }
  }

  /** Once more where a shard was too slow: it has read then what it reads first. Nodes that are away are passed over by the client. */
  private async again<Answer>(send: () => Promise<Answer>): Promise<Answer> {
    try {
      return await send()
    } catch (error) {
      if ((error as { statusCode?: number }).statusCode !== TOO_SLOW) throw error
      return send()
    }
  }

  /** What cannot be had, and is told; for answers too that are not whole. */
  unavailable(reason: string): CandidatesUnavailableError {
    this.set({ kind: 'away', reason })
    // The client's own error has the whole request in it.
    return new CandidatesUnavailableError(reason)
  }

  private set(state: SearchState): void {
    const isAway = state.kind === 'away'
    if (isAway !== this.isAway) this.onState(state)
    this.isAway = isAway
  }

  /** Work on an index. Rejects with the client's own errors. */
  async work<Answer>(request: ClusterRequest): Promise<Answer> {
    return this.send(request, WORK_MS)
  }

  async close(): Promise<void> {
    await this.client.close()
  }

  private async send<Answer>(
    { method, path, query, body, mayMiss = false }: ClusterRequest,
    requestTimeout: number,
  ): Promise<Answer> {
    const asked = { method, path, ...(query && { querystring: query }) }
    const request =
      typeof body === 'string' ? { ...asked, bulkBody: body } : { ...asked, ...(body && { body }) }
    const { body: answer } = await this.client.transport.request(request, {
      requestTimeout,
      ...(mayMiss && { ignore: [404] }),
    })
    return answer as unknown as Answer
  }
}

/** What is wrong, in a few words: the name of the client's error, with the status of an answer. */
function reasonOf(error: unknown): string {
  const { name, statusCode } = error as { name?: string; statusCode?: number }
  return [name ?? 'Error', statusCode].filter(Boolean).join(' ')
}
