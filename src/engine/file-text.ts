/** Texts of files as parts of a packed file, each read when it is looked at. */

import type { Document } from '../content/document.ts'
import { lineBytes, linesIn, type Parts, textIn } from '../packed-file.ts'

export type FileText = Pick<Document, 'folder' | 'file' | 'text'>

/** Folder, file, and the length of the text in bytes. */
type Name = readonly [folder: string, file: string, length: number]

const NOTHING = new Uint8Array()

export function textParts(texts: readonly FileText[]): Parts {
  const encoded = texts.map(({ text }) => Buffer.from(text))
  const names = texts.map(({ folder, file }, at): Name => [folder, file, encoded[at]?.length ?? 0])
  return { texts: Buffer.concat(encoded), names: lineBytes(names.map(name => JSON.stringify(name))) }
}

export function textsIn({ texts = NOTHING, names = NOTHING }: Parts): FileText[] {
  let at = 0
  return linesIn(names).map(line => {
    const [folder, file, length] = JSON.parse(line) as Name
    const bytes = texts.subarray(at, at + length)
    at += length
    return new StoredText(folder, file, bytes)
  })
}

class StoredText implements FileText {
  readonly folder: string
  readonly file: string
  private readonly bytes: Uint8Array

  constructor(folder: string, file: string, bytes: Uint8Array) {
    this.folder = folder
    this.file = file
    this.bytes = bytes
  }

  get text(): string {
    return textIn(this.bytes)
  }
}
