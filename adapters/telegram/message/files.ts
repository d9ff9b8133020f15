/** Files: pictures and documents that go with an answer, each a message of its own. */

import { type Api, GrammyError, InputFile } from 'grammy'
import type { ReplyFile } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { printable } from '../../../src/reply/printable.ts'
import type { ChatId } from './address.ts'
import { shortened } from './split.ts'

/** The calls that sending files takes. */
export type FileSending = Pick<Api, 'sendPhoto' | 'sendDocument'>
type Options = Parameters<Api['sendDocument']>[2]

/** UTF-16 units below a file. */
const CAPTION_LETTERS = 1024
/** What is no picture for Telegram, being too large or too narrow, is still a document. */
const NO_PHOTO = /PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|too big for a photo|PHOTO_SAVE_FILE_INVALID/i
const TOO_LARGE = 413

/** Sends a picture as one, everything else as a document, with what it shows below. */
export async function sendFile(
  api: FileSending,
  chat: ChatId,
  { name, mediaType, bytes, alt }: ReplyFile,
  options: Options,
): Promise<{ readonly message_id: number }> {
  const caption = shortened(printable(alt), CAPTION_LETTERS)
  const other = { ...options, ...(caption !== '' && { caption }) }
  const upload = () => new InputFile(bytes, name)
  if (mediaType !== 'image/png') return await api.sendDocument(chat, upload(), other)
  try {
    return await api.sendPhoto(chat, upload(), other)
  } catch (error) {
    if (!(error instanceof GrammyError && NO_PHOTO.test(error.description))) throw error
    return await api.sendDocument(chat, upload(), other)
  }
}

/** What a person hears instead of a file that Telegram refuses; null where it is no refusal of the file. */
export function refusalInWords(error: unknown, { name }: ReplyFile): string | null {
  if (!(error instanceof GrammyError)) return null
  if (error.error_code === TOO_LARGE) return PHRASES.fileNotSent(name, 'too-large')
  return PHRASES.fileNotSent(name, error.error_code === 400 ? 'not-taken' : 'busy')
}
