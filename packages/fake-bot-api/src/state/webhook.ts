/** Delivery of updates to a webhook: in order within a chain, chains side by side, again until it is taken. */

import { Agent, request } from 'node:http'
import type { WebhookInfo } from '@grammyjs/types'
import type { Settings } from '../options.ts'
import type { Queued, UpdateQueue } from './updates.ts'

export interface Address {
  readonly url: string
  readonly secret: string
  readonly maxConnections: number
}

/** The longest delay before an update is tried again, in first delays. */
const LONGEST_DELAY = 50

type Outcome = { readonly taken: true } | { readonly taken: false; readonly problem: string }

export class Webhook {
  private readonly queue: UpdateQueue
  private readonly settings: Settings
  private readonly changed: () => void
  private readonly chains = new Map<string, Queued[]>()
  private readonly timers = new Set<NodeJS.Timeout>()
  /** What the next failure of a chain costs it. */
  private readonly delays = new Map<string, number>()
  private ready: string[] = []
  private active = 0
  private agent = new Agent()
  private address: Address | null = null
  private setAt = Number.NEGATIVE_INFINITY
  private lastError: { readonly date: number; readonly message: string } | null = null

  constructor(queue: UpdateQueue, settings: Settings, changed: () => void) {
    this.queue = queue
    this.settings = settings
    this.changed = changed
  }

  get isSet(): boolean {
    return this.address !== null
  }

  /** Whether enough time has passed since it was set last; asking counts as setting. */
  mayChange(): boolean {
    const since = performance.now() - this.setAt
    if (since < this.settings.webhookSpacingMs) return false
    this.setAt = performance.now()
    return true
  }

  info(): WebhookInfo {
    const allowed = this.queue.allowedTypes
    return {
      url: this.address?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: this.queue.size,
      ...(this.address && { max_connections: this.address.maxConnections }),
      ...(this.lastError && {
        last_error_date: this.lastError.date,
        last_error_message: this.lastError.message,
      }),
      ...(allowed && { allowed_updates: allowed as NonNullable<WebhookInfo['allowed_updates']> }),
    }
  }

  /** Begins to deliver to `address` all that waits, or stops for null. */
  set(address: Address | null): void {
    this.stop()
    this.address = address
    this.lastError = null
    if (address === null) return
    this.agent = new Agent({ keepAlive: true, maxSockets: address.maxConnections })
    for (const queued of this.queue.waiting()) this.line(queued)
    this.pump()
  }

  add(queued: Queued): void {
    if (this.address === null) return
    this.line(queued)
    this.pump()
  }

  stop(): void {
    this.address = null
    this.agent.destroy()
    for (const timer of this.timers) clearTimeout(timer)
    this.timers.clear()
    this.chains.clear()
    this.delays.clear()
    this.ready = []
    this.active = 0
  }

  private line(queued: Queued): void {
    const chain = this.chains.get(queued.chain)
    if (chain !== undefined) chain.push(queued)
    else {
      this.chains.set(queued.chain, [queued])
      this.ready.push(queued.chain)
    }
  }

  private pump(): void {
    const { address } = this
    if (address === null) return
    while (this.active < address.maxConnections) {
      const chain = this.ready.shift()
      if (chain === undefined) return
      this.active++
      void this.deliver(address, chain)
    }
  }

  /** Delivers the first of a chain; the chain waits until that has been taken. */
  private async deliver(address: Address, chain: string): Promise<void> {
    const queued = this.chains.get(chain)?.[0]
    if (queued === undefined) return
    const outcome = await post(
      this.target(address),
      address.secret,
      queued,
      this.agent,
      this.settings.webhookTimeoutMs,
    )
    if (this.address !== address) return
    this.active--
    if (outcome.taken) this.advance(chain, queued)
    else {
      this.lastError = { date: Math.floor(Date.now() / 1000), message: outcome.problem }
      this.retry(chain)
    }
    this.changed()
    this.pump()
  }

  private advance(chain: string, { update }: Queued): void {
    this.queue.acknowledge(update.update_id)
    this.delays.delete(chain)
    const rest = this.chains.get(chain)
    rest?.shift()
    if (rest === undefined || rest.length === 0) this.chains.delete(chain)
    else this.ready.push(chain)
  }

  private retry(chain: string): void {
    const { webhookRetryMs } = this.settings
    const delay = this.delays.get(chain) ?? webhookRetryMs
    this.delays.set(chain, Math.min(delay * 2, webhookRetryMs * LONGEST_DELAY))
    const timer = setTimeout(() => {
      this.timers.delete(timer)
      this.ready.push(chain)
      this.pump()
    }, delay)
    this.timers.add(timer)
  }

  private target({ url }: Address): URL {
    const { webhookProxy } = this.settings
    if (webhookProxy === null) return new URL(url)
    const { pathname, search } = new URL(url)
    return new URL(pathname + search, webhookProxy)
  }
}

function post(
  url: URL,
  secret: string,
  { update }: Queued,
  agent: Agent,
  timeoutMs: number,
): Promise<Outcome> {
  return new Promise(resolve => {
    const fail = (problem: string) => resolve({ taken: false, problem })
    const body = Buffer.from(JSON.stringify(update))
    const headers = {
      'content-type': 'application/json',
      'content-length': body.length,
      ...(secret !== '' && { 'x-telegram-bot-api-secret-token': secret }),
    }
    const outgoing = request(url, { method: 'POST', agent, headers }, response => {
      response.resume()
      const { statusCode = 0, statusMessage = '' } = response
      response.on('close', () => {
        clearTimeout(timer)
        if (statusCode >= 200 && statusCode < 300) resolve({ taken: true })
        else fail(`Wrong response from the webhook: ${statusCode} ${statusMessage}`)
      })
    })
    const timer = setTimeout(() => outgoing.destroy(new Error('Read timeout expired')), timeoutMs)
    outgoing.on('error', error => {
      clearTimeout(timer)
      fail('code' in error && error.code === 'ECONNREFUSED' ? 'Connection refused' : error.message)
    })
    outgoing.end(body)
  })
}
