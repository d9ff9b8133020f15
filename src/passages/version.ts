/** Version of the content: a short hash of all passages and the places where they stand. */

import { createHash } from 'node:crypto'
import { introductionsOf } from '../content/list.ts'
import type { Copy, Passage, Status } from '../model.ts'
import { copiesOf } from './sources.ts'

/** Hexadecimal digits: among a million versions, two alike are a chance of one in five hundred. */
const LENGTH = 12

/**
 * The same for the same texts at the same places, on every machine and on every day, in whatever order they were read;
 * another one when a word, a place or a link is.
 */
export function versionOf(passages: readonly Passage[]): string {
  const hash = createHash('sha256')
  const byCode = Map.groupBy(passages, ({ code }) => code)
  // A line begins with the code: those of one after those of another are all lines in their order.
  for (const code of [...byCode.keys()].sort((a, b) => (quoted(a) < quoted(b) ? -1 : 1))) {
    const own = byCode.get(code) ?? []
    const lines = own.flatMap(passage => copiesOf(passage).map(copy => line(passage, copy)))
    for (const each of lines.sort()) hash.update(`${each}\n`)
  }
  return hash.digest('hex').slice(0, LENGTH)
}

function quoted(code: string): string {
  return `"${code}"`
}

/** Without the folder and the lines, which are the machine's and the layout's. */
function line({ code, kind, text }: Passage, copy: Copy): string {
  const { file, title, place, year, election, guarantor, status, wording, link } = copy
  const { headings, lead, list, leftover } = copy
  return JSON.stringify([
    ...[code, kind, text, headings, introductionsOf(lead).map(above => above.text)],
    ...[list?.items.map(item => item.text) ?? null, leftover, file, title, place, year],
    ...[election?.label ?? null, guarantor, onAnyDay(status), wording, link],
  ])
}

/** A term ends without a change of the text. */
function onAnyDay(status: Status): Status {
  return status === 'term-over' ? 'current' : status
}
