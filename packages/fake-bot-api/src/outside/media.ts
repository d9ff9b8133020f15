/** Messages that are not text, as small as they can be. */

import type { Message } from '@grammyjs/types'
import type { Draft } from '../state/rooms.ts'

export type MediaKind =
  | 'photo'
  | 'voice'
  | 'sticker'
  | 'document'
  | 'location'
  | 'contact'
  | 'video'
  | 'video_note'

let files = 0

/** What a message of the kind consists of, without its caption. */
export function mediaOf(kind: MediaKind): Draft {
  return FACTORIES[kind]()
}

/** Whether people can write something under it. */
export function takesCaption(kind: MediaKind): boolean {
  return ['photo', 'voice', 'document', 'video'].includes(kind)
}

const FACTORIES: Readonly<Record<MediaKind, () => Draft>> = {
  photo: () => ({ photo: [photo(90, 60), photo(800, 533)] }),
  voice: () => ({ voice: { ...file(), duration: 3, mime_type: 'audio/ogg', file_size: 9000 } }),
  sticker: () => ({ sticker: sticker() }),
  document: () => ({ document: { ...file(), file_name: 'plan.pdf', mime_type: 'application/pdf' } }),
  location: () => ({ location: { latitude: 50.0755, longitude: 14.4378 } }),
  contact: () => ({ contact: { phone_number: '+420600000000', first_name: 'Jan' } }),
  video: () => ({ video: { ...file(), width: 640, height: 360, duration: 5 } }),
  video_note: () => ({ video_note: { ...file(), length: 240, duration: 5 } }),
}

function file(): { file_id: string; file_unique_id: string } {
  files++
  return { file_id: `AwACAgQAAxkBAAI${files}`, file_unique_id: `AgAD${files}` }
}

function photo(width: number, height: number) {
  return { ...file(), width, height, file_size: width * height }
}

function sticker(): NonNullable<Message['sticker']> {
  return {
    ...file(),
    type: 'regular',
    width: 512,
    height: 512,
    is_animated: false,
    is_video: false,
    emoji: '👍',
  }
}
