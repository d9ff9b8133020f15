/** Encoding: the bytes of a file as text in UTF-8, or what they are instead. */

import type { FileFault } from './file-fault.ts'

/** First bytes of documents that are no texts, whatever their names say. */
const FORMATS: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document'],
  ['{\\rtf', 'a document in Rich Text Format'],
  ['PK\u0003\u0004', 'a document of an office program, or another ZIP archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'a document of an old office program'],
]

/** Text of a file named `path`. A byte order mark is part of it. */
export function decode(path: string, bytes: Buffer): string | FileFault {
  const start = bytes.subarray(0, 8192)
  const format = FORMATS.find(([signature]) => start.subarray(0, 16).toString('latin1').startsWith(signature))
  if (format !== undefined) {
    return {
      path,
      rule: 'file-format',
      message: `This is ${format[1]}, not a text.`,
      remedy: 'Save its text as Markdown (.md) or plain text (.txt).',
    }
  }
  if (isUtf16(start)) return encoding(path, 'in UTF-16, not in UTF-8')
  if (start.includes(0)) {
    return {
      path,
      rule: 'file-binary',
      message: 'This is not a text file.',
      remedy: 'Remove it from the content folder.',
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return encoding(path, 'not in UTF-8')
  }
}

function encoding(path: string, what: string): FileFault {
  return {
    path,
    rule: 'file-encoding',
    message: `The file is ${what}.`,
    remedy: 'Save it again in the UTF-8 encoding.',
  }
}

/** A byte order mark, or a zero in every other place of a text without one. */
function isUtf16(bytes: Buffer): boolean {
  const mark = bytes.subarray(0, 2).toString('latin1')
  if (mark === '\u00ff\u00fe' || mark === '\u00fe\u00ff') return true
  const zeros = [0, 0]
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return bytes.length >= 16 && Math.min(even, odd) === 0 && Math.max(even, odd) > bytes.length / 4
}
