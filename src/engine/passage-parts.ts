/**
 * Passages and texts of a snapshot as parts of its file. Passages are read in one go, some at a time, with what those of one
 * text have in common written once; the text of a file is read when it is looked at.
 */

import type { Document } from '../content/document.ts'
import type { Passage, Source } from '../model.ts'
import { lineBytes, type Parts, textIn } from '../packed-file.ts'

export type FileText = Pick<Document, 'folder' | 'file' | 'text'>

/** What passages of one text have in common. */
type Common = Omit<Source, 'lines' | 'link'>

/** A source by the number of what it has in common with others. */
type Own = readonly [common: number, Source['lines'], Source['link']]

/** Passages in one line: no line grows with the texts. */
const BLOCK = 500

export function passageParts(passages: readonly Passage[]): Parts {
  const numbers = new Map<string, number>()
  const ownOf = ({ lines, link, ...common }: Source): Own => {
    const name = JSON.stringify(common)
    const number = numbers.get(name) ?? numbers.size
    numbers.set(name, number)
    return [number, lines, link]
  }
  const lines: string[] = []
  for (let from = 0; from < passages.length; from += BLOCK) {
    const block = passages.slice(from, from + BLOCK)
    lines.push(JSON.stringify(block.map(passage => ({ ...passage, source: ownOf(passage.source) }))))
  }
  return { passages: lineBytes(lines), sources: lineBytes([...numbers.keys()]) }
}

export function passagesIn({ passages = NOTHING, sources = NOTHING }: Parts): Passage[] {
  const common = parsedLines(sources) as Common[]
  return parsedLines(passages).flatMap(block =>
    (block as (Omit<Passage, 'source'> & { source: Own })[]).map(({ source: own, ...passage }) => {
      const [number, lines, link] = own
      return { ...passage, source: { ...(common[number] as Common), lines, link } }
    }),
  )
}

/** Line by line: a whole part may be longer than a string can be. */
function parsedLines(bytes: Uint8Array): unknown[] {
  const parsed: unknown[] = []
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, from)
    parsed.push(JSON.parse(textIn(bytes.subarray(from, end))))
    from = end + 1
  }
  return parsed
}

const NEWLINE = 0x0a
const NOTHING = new Uint8Array()

/** Folder, file, and the length of the text in bytes. */
type Name = readonly [folder: string, file: string, length: number]

export function textParts(texts: readonly FileText[]): Parts {
  const encoded = texts.map(({ text }) => Buffer.from(text))
  const names = texts.map(({ folder, file }, at): Name => [folder, file, encoded[at]?.length ?? 0])
  return { texts: Buffer.concat(encoded), names: lineBytes(names.map(name => JSON.stringify(name))) }
}

export function textsIn({ texts = NOTHING, names = NOTHING }: Parts): FileText[] {
  let at = 0
  return (parsedLines(names) as Name[]).map(([folder, file, length]) => {
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
