/** Files: what goes with an answer as a message of its own, encrypted where the room is, or why it does not in words. */

import { type ReplyFile, saying } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import type { Json } from '../api/event.ts'
import { classifyError } from '../api/request-errors.ts'
import { type Address, answerContent, fileContent } from './content.ts'
import type { Piece } from './html.ts'
import { renderMatrix } from './render.ts'
import type { Sender, Uploaded } from './sender.ts'

/** Content of the message for one file. Throws when the bot stops. */
export async function contentOfFile(sender: Sender, address: Address, file: ReplyFile): Promise<Json> {
  const uploaded = await sender.upload(address.room, file)
  if (uploaded.kind === 'stored') return fileContent(file, uploaded.place, address)
  const [piece] = renderMatrix(saying(PHRASES.fileNotSent(file.name, whyNot(uploaded))))
  return answerContent(piece as Piece, address, 1)
}

function whyNot({ error }: Extract<Uploaded, { kind: 'failed' }>): 'too-large' | 'not-taken' | 'busy' {
  const classified = classifyError(error)
  if (classified.kind !== 'refused') return 'busy'
  return classified.code === 'M_TOO_LARGE' ? 'too-large' : 'not-taken'
}
