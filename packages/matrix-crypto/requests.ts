/** Outgoing requests: what the Rust library wants sent to the server, in the form that matrix-bot-sdk reads. */

import * as wasm from '@matrix-org/matrix-sdk-crypto-wasm'
import { clientPath } from './server.ts'

/** One request to the server; its answer is reported with `OlmMachine.markRequestAsSent`. */
export interface OutgoingRequest {
  readonly id: string
  readonly type: wasm.RequestType
  /** JSON. */
  readonly body: string
}

export interface ToDeviceRequest extends OutgoingRequest {
  readonly eventType: string
  readonly txnId: string
}

/** Requests that the Rust library gives out of `outgoingRequests()`. */
export type LibraryRequest = Awaited<ReturnType<wasm.OlmMachine['outgoingRequests']>>[number]

type Sendable = wasm.KeysUploadRequest | wasm.KeysQueryRequest | wasm.KeysClaimRequest | wasm.ToDeviceRequest

/** Whether matrix-bot-sdk knows how to send it. It throws on all others. */
export function isSendable(request: LibraryRequest): request is Sendable {
  return (
    request instanceof wasm.KeysUploadRequest ||
    request instanceof wasm.KeysQueryRequest ||
    request instanceof wasm.KeysClaimRequest ||
    request instanceof wasm.ToDeviceRequest
  )
}

export function outgoing(request: Sendable): OutgoingRequest {
  if (request instanceof wasm.ToDeviceRequest) return toDevice(request)
  return { id: request.id, type: request.type, body: request.body }
}

/** matrix-bot-sdk reads the fields of the request itself and, elsewhere, the same ones out of its body. */
export function toDevice(request: wasm.ToDeviceRequest): ToDeviceRequest {
  const { messages } = JSON.parse(request.body) as { messages: unknown }
  return {
    id: request.id,
    type: request.type,
    eventType: request.event_type,
    txnId: request.txn_id,
    body: JSON.stringify({ txn_id: request.txn_id, event_type: request.event_type, messages }),
  }
}

interface OwnMessage {
  readonly id: string
  readonly method: 'POST' | 'PUT'
  readonly path: string
}

/**
 * Where to send what matrix-bot-sdk does not: signatures, and answers to somebody who wants to verify the bot. Null
 * for anything else; the third kind there is belongs to key backups, which nothing here turns on.
 */
export function ownMessage(request: LibraryRequest): OwnMessage | null {
  if (request instanceof wasm.SignatureUploadRequest && request.id !== undefined) {
    return { id: request.id, method: 'POST', path: clientPath('keys', 'signatures', 'upload') }
  }
  if (request instanceof wasm.RoomMessageRequest) {
    const { id, room_id, event_type, txn_id } = request
    return { id, method: 'PUT', path: clientPath('rooms', room_id, 'send', event_type, txn_id) }
  }
  return null
}
