/** Timeline: the way of a position as a picture. */

import type { Change } from '../../src/debate/sheet.ts'
import { pictureOf } from './picture.ts'
import { TaggedDocument } from './tagged-document.ts'
import { timelineSvg } from './timeline-svg.ts'

/** Bytes of a PNG, the same for the same change. */
export function drawChange(change: Change): Promise<Uint8Array> {
  const doc = new TaggedDocument({ title: change.topic.slice(0, 200).toWellFormed(), date: new Date(0) })
  const svg = timelineSvg(change, { measure: doc.measure, printable: text => doc.printable(text) })
  return pictureOf(svg, 1)
}
