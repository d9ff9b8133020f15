/** Updates: how the bot gets them. */

import type { Update, WebhookInfo } from '@grammyjs/types'
import { badRequest, Refusal } from '../checks/refusal.ts'
import type { Params } from '../params.ts'
import type { Server } from '../state/server.ts'

const MAX_LIMIT = 100
const MAX_TIMEOUT_SECONDS = 50
const DEFAULT_CONNECTIONS = 40
const MAX_CONNECTIONS = 100
const MAX_SECRET = 256
const PORTS = ['', '80', '88', '443', '8443']

const WEBHOOK_ACTIVE =
  "Can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

export async function getUpdates(server: Server, params: Params, signal: AbortSignal): Promise<Update[]> {
  if (server.webhook.isSet) throw new Refusal(409, WEBHOOK_ACTIVE)
  const offset = params.integer('offset', 0)
  const limit = params.integer('limit', MAX_LIMIT, 1, MAX_LIMIT)
  const timeout = params.integer('timeout', 0, 0, MAX_TIMEOUT_SECONDS)
  server.queue.allow(params.json('allowed_updates', 'allowed updates'))
  return await server.polling.get(offset, limit, timeout * 1000, signal)
}

export function setWebhook(server: Server, params: Params): true {
  const url = params.text('url')
  if (url === '') return deleteWebhook(server, params)
  if (!server.webhook.mayChange()) throw new Refusal(429, 'Retry after 1', { retry_after: 1 })
  checkWebhook(url, server.settings.webhookProxy !== null)
  const secret = params.text('secret_token')
  if (secret.length > MAX_SECRET) throw badRequest('Secret token is too long')
  if (!/^[\w-]*$/.test(secret)) throw badRequest('Secret token contains unallowed characters')
  const maxConnections = params.integer('max_connections', DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS)
  server.queue.allow(params.json('allowed_updates', 'allowed updates'))
  if (params.flag('drop_pending_updates')) server.queue.clear()
  server.polling.giveWay()
  server.webhook.set({ url, secret, maxConnections })
  return true
}

export function deleteWebhook(server: Server, params: Params): true {
  if (params.flag('drop_pending_updates')) server.queue.clear()
  server.webhook.set(null)
  return true
}

export function getWebhookInfo(server: Server): WebhookInfo {
  return server.webhook.info()
}

/** A webhook is a public address; without a proxy only one of this machine can be reached. */
function checkWebhook(url: string, isPublic: boolean): void {
  if (!URL.canParse(url)) throw badRequest('Invalid webhook URL specified')
  const { protocol, hostname, port } = new URL(url)
  const local = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
  if (!isPublic) {
    if (!local || protocol !== 'http:')
      throw badRequest('Bad webhook: without a proxy, only http to this machine')
    return
  }
  if (protocol !== 'https:') throw badRequest('Bad webhook: An HTTPS URL must be provided for webhook')
  if (!PORTS.includes(port))
    throw badRequest('Bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  if (local) throw badRequest('Bad webhook: IP address 127.0.0.1 is reserved')
  if (!hostname.includes('.'))
    throw badRequest('Bad webhook: Failed to resolve host: Name or service not known')
}
