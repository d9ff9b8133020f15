/** `sendPhoto` and `sendDocument`: files that are uploaded, or known by their identifier, with a caption. */

import type { Document, Message, PhotoSize } from '@grammyjs/types'
import { badRequest, Refusal } from '../checks/refusal.ts'
import { readFormatted, settleCaption } from '../checks/text.ts'
import type { Params, Upload } from '../params.ts'
import type { Draft } from '../state/rooms.ts'
import type { Server } from '../state/server.ts'
import type { Kind } from './access.ts'
import { send, written } from './send.ts'

const MAX_UPLOAD = 50 * 1024 * 1024
const MAX_PHOTO = 10 * 1024 * 1024
/** Pixels of width and height together, and how many times one may be the other. */
const MAX_SIDES = 10_000
const MAX_RATIO = 20
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

interface Stored {
  readonly id: string
  readonly upload: Upload
}

export function sendPhoto(server: Server, params: Params): Message {
  const { id, upload } = readFile(server, params, 'photo')
  const size = sizeOf(upload)
  const photo: PhotoSize = { ...identifiers(id), ...size, file_size: upload.bytes.length }
  return sendFile(server, params, 'photos', { photo: [photo] })
}

export function sendDocument(server: Server, params: Params): Message {
  const { id, upload } = readFile(server, params, 'document')
  const { name, type, bytes } = upload
  const document: Document = {
    ...identifiers(id),
    ...{ file_name: name, mime_type: type, file_size: bytes.length },
  }
  return sendFile(server, params, 'documents', { document })
}

function sendFile(server: Server, params: Params, what: Kind, file: Draft): Message {
  const formatted = readFormatted(
    written(params, 'caption', 'caption_entities'),
    server.settings.entitiesOnly,
  )
  return send(server, params, what, () => {
    const { text: caption, entities } = settleCaption(formatted)
    return {
      ...file,
      ...(caption !== '' && { caption }),
      ...(entities.length > 0 && { caption_entities: [...entities] }),
    }
  })
}

function readFile(server: Server, params: Params, name: 'photo' | 'document'): Stored {
  const uploaded = params.upload(name)
  if (uploaded !== null) return { id: store(server, uploaded), upload: uploaded }
  const id = params.text(name)
  if (id === '') throw badRequest(`There is no ${name} in the request`)
  const known = server.uploads.get(id)
  if (known === undefined) throw badRequest('Wrong file identifier/HTTP URL specified')
  return { id, upload: known }
}

function store(server: Server, upload: Upload): string {
  if (upload.bytes.length === 0) throw badRequest('File must be non-empty')
  if (upload.bytes.length > MAX_UPLOAD) throw new Refusal(413, '')
  const id = `BQACAgQAAxkDAAI${server.uploads.size + 1}`
  server.uploads.set(id, upload)
  return id
}

function identifiers(file_id: string) {
  return { file_id, file_unique_id: `AgAD${file_id.slice(-6)}` }
}

/** A photo is a picture that Telegram can read and scale: here, a PNG. */
function sizeOf({ bytes }: Upload): { readonly width: number; readonly height: number } {
  if (bytes.length > MAX_PHOTO)
    throw badRequest(
      `File of size ${bytes.length} bytes is too big for a photo; the maximum size is ${MAX_PHOTO} bytes`,
    )
  if (bytes.length < PNG.length + 8 || !bytes.subarray(0, PNG.length).equals(PNG))
    throw badRequest('IMAGE_PROCESS_FAILED')
  const [width, height] = [bytes.readUInt32BE(PNG.length), bytes.readUInt32BE(PNG.length + 4)]
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height))
  if (width + height > MAX_SIDES || ratio > MAX_RATIO) throw badRequest('PHOTO_INVALID_DIMENSIONS')
  return { width, height }
}
