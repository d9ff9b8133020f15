/** Timeline: the way of a subject as SVG: years on a line, the words of each beside them, those that are new in bold. */

import type { Change, Step } from '../../src/debate/sheet.ts'
import { sinceSaid } from '../../src/reply/change.ts'
import { ownerOf, standingOf } from '../../src/reply/owner.ts'
import { SHEET_PHRASES as SAY } from '../../src/reply/sheet-phrases.ts'
import { escapedXml } from '../../src/text/markup.ts'
import { breakLines, type Line, type Measure, type Piece } from './lines.ts'
import { clipped, markedRuns, type Run, type Style } from './run.ts'

const INK = '#111111'
const GREY = '#555555'
const style = (font: Style['font'], size: number, color = INK): Style => ({ font, size, color })
const STYLE = {
  title: style('bold', 38),
  owner: style('bold', 25),
  text: style('regular', 23),
  marked: style('bold', 23),
  summary: style('italic', 23),
  small: style('regular', 19, GREY),
}
/** In pixels: wide enough for a phone that is held upright. */
const WIDTH = 1080
const MARGIN = 48
const LINE = { x: 66, radius: 10 }
const TEXT = { left: 104, width: WIDTH - 104 - MARGIN }
const LEADING = 1.32
const GAP = 34
/** Lines of one step; its code leads to the rest. */
const MOST_LINES = 24
const TOPIC = 110
const LONGEST = 1_600

export interface Shown {
  readonly measure: Measure
  /** A text for the eye, with signs for what the font lacks. */
  readonly printable: (text: string) => string
}

export function timelineSvg({ topic, steps }: Change, { measure, printable }: Shown): string {
  const lines = (runs: readonly Run[], left: number) =>
    breakLines(
      runs.map(one => ({ ...one, text: printable(one.text) })),
      WIDTH - left - MARGIN,
      measure,
    )
  const drawn: string[] = []
  const write = (list: readonly Line[], left: number, top: number): number => {
    let y = top
    for (const line of list) {
      const size = Math.max(...line.map(one => one.style.size))
      drawn.push(...line.map(piece => textOf(piece, left, y + size)))
      y += size * LEADING
    }
    return y
  }
  let y =
    write(lines([{ text: clipped(topic, TOPIC), style: STYLE.title }], MARGIN), MARGIN, MARGIN) + GAP / 2
  const dots: number[] = []
  for (const step of steps) {
    dots.push(y + STYLE.owner.size * 0.66)
    y = write(lines(headOf(step), TEXT.left), TEXT.left, y)
    if (step.since !== null)
      y = write(lines([{ text: sinceSaid(step.since), style: STYLE.small }], TEXT.left), TEXT.left, y)
    const body = lines(bodyOf(step), TEXT.left)
    y = write(body.slice(0, MOST_LINES), TEXT.left, y)
    const more = body.length > MOST_LINES ? [{ text: `${SAY.goesOn} `, style: STYLE.small }] : []
    y =
      write(lines([...more, { text: step.passage.code, style: STYLE.small }], TEXT.left), TEXT.left, y) + GAP
  }
  if (steps.length === 0)
    y = write(lines([{ text: SAY.empty, style: STYLE.text }], MARGIN), MARGIN, y) + MARGIN
  const height = Math.ceil(y)
  const [first = 0, last = 0] = [dots[0], dots.at(-1)]
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<path d="M${LINE.x} ${first}V${last}" stroke="#999999" stroke-width="4"/>`,
    ...dots.map(at => `<circle cx="${LINE.x}" cy="${at}" r="${LINE.radius}" fill="${INK}"/>`),
    ...drawn,
    '</svg>',
  ].join('\n')
}

function headOf({ passage }: Step): Run[] {
  const standing = standingOf(passage)
  return [
    { text: ownerOf(passage.source, []), style: STYLE.owner },
    ...(standing === null ? [] : [{ text: ` · ${standing}`, style: STYLE.small }]),
  ]
}

/** The words whole; what is new is bold, or the sentences on the subject where all is. */
function bodyOf({ passage, marks, since }: Step): Run[] {
  const text = clipped(passage.text, LONGEST)
  const isSummary = passage.source.wording === 'summary'
  const plain = isSummary ? STYLE.summary : STYLE.text
  const isAll = marks.every(({ from, to }) => to - from >= passage.text.length)
  const bold = (since?.marks ?? (isAll ? [] : marks)).filter(({ to }) => to <= text.length)
  const words = markedRuns(text, bold, plain, STYLE.marked)
  return isSummary
    ? [{ text: `${SAY.summary} `, style: STYLE.small }, ...words]
    : [{ text: '„', style: plain }, ...words, { text: '“', style: plain }]
}

function textOf({ text, style: { font, size, color }, x }: Piece, left: number, base: number): string {
  const weight = font === 'bold' ? ' font-weight="700"' : ''
  const slant = font === 'italic' ? ' font-style="italic"' : ''
  return `<text x="${(left + x).toFixed(1)}" y="${base.toFixed(1)}" font-size="${size}" fill="${color}"${weight}${slant} xml:space="preserve">${escapedXml(text)}</text>`
}
