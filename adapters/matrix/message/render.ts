/** Rendering: replies as messages of Matrix, a plain body and an HTML one, in as many messages as it takes. Pure. */

import { PHRASES } from '../../../src/reply/phrases.ts'
import type { QuoteBlock, QuotePart, Reply, ReplyBlock } from '../../../src/reply/reply.ts'
import { element, joined, link, type Piece, words } from './html.ts'
import { splitText } from './split.ts'

/**
 * Bytes of the two bodies of one message, some seven thousand letters. An event may have 65 536: an edit has the
 * bodies twice, encrypting makes a third more of it, and the event's other fields need room too.
 */
export const MAX_BYTES = 16_000
/** UTF-16 units of one piece; were it made of signs alone that HTML and JSON escape, it would have 22 000 bytes. */
const MAX_PIECE = 2_500
/** Of a heading or another line that is no text of a passage. */
const MAX_LINE = 600

/** A piece of a block. */
interface Part extends Piece {
  /** Stands right below the piece before it. */
  readonly isTight?: boolean
}

/** A reply as message bodies; at least one. */
export function renderMatrix(reply: Reply): Piece[] {
  const messages: Piece[] = []
  let size = 0
  for (const part of reply.blocks.flatMap(renderBlock)) {
    if (part.plain === '') continue
    const { plain, html, isTight = false } = part
    const last = messages.at(-1)
    const more = sizeOf(part)
    if (last === undefined || size + more > MAX_BYTES) {
      messages.push({ plain, html })
      size = more
    } else {
      messages[messages.length - 1] = joined([last, part], isTight ? '\n' : '\n\n', '')
      size += more
    }
  }
  return messages.length > 0 ? messages : [words('…')]
}

/** As JSON, which escapes some signs, and with what goes between two parts. */
function sizeOf({ plain, html }: Piece): number {
  return Buffer.byteLength(JSON.stringify(plain + html)) + 8
}

/** One block in pieces that each fit into a message. */
function renderBlock(block: ReplyBlock): Part[] {
  switch (block.type) {
    case 'say':
      return splitText(inMatrixWords(block.text), MAX_PIECE).map(text => element('p', words(text)))
    case 'quote':
      return [...renderHead(block), ...renderWords(block)]
    case 'source': {
      const line = joined([inOneLine(`${block.text} · `), element('code', inOneLine(block.code))], '', '')
      const where = block.link === null ? inOneLine(block.place) : link(PHRASES.original, block.link)
      return [element('p', joined([line, where], '\n', '<br>'))]
    }
    case 'choices':
      return renderList(
        block.title,
        block.items.map(({ code, text }) => {
          const [mark, label] = [element('code', inOneLine(code)), inOneLine(text)]
          return { plain: `${mark.plain}  ${label.plain}`, html: `${mark.html} ${label.html}` }
        }),
      )
    case 'lines': {
      const lines = block.lines.flatMap(line => splitText(inMatrixWords(line), MAX_PIECE))
      return renderList(inMatrixWords(block.title), lines.map(words))
    }
  }
}

/** A title and its lines, as many to a piece as fit. */
function renderList(title: string, lines: readonly Piece[]): Part[] {
  const lists = grouped(lines).map((group, at) => ({
    plain: group.map(({ plain }) => plain).join('\n'),
    html: `<ul>${group.map(({ html }) => `<li>${html}</li>`).join('')}</ul>`,
    isTight: title !== '' || at > 0,
  }))
  if (title === '') return lists
  return [element('p', element('strong', inOneLine(title))), ...lists]
}

/** What stands above the words of a passage. */
function renderHead({ headings, kind, lead }: QuoteBlock): Part[] {
  const lines = [
    headings.length === 0 ? null : element('strong', inOneLine(headings.join(' › '))),
    kind === 'prevention' ? element('em', words(PHRASES.fact)) : null,
  ].filter(line => line !== null)
  const above = lead === null ? [] : splitText(lead, MAX_PIECE).map(text => element('em', words(text)))
  const [first, ...rest] = above
  const head = [...lines, ...(first === undefined ? [] : [first])]
  return head.length === 0
    ? []
    : [
        element('p', joined(head, '\n', '<br>')),
        ...rest.map(text => ({ ...element('p', text), isTight: true })),
      ]
}

/** The words of a passage: in quotation marks and set apart, unless they are ours. */
function renderWords(block: QuoteBlock): Part[] {
  const { cutBefore, cutAfter, summary } = block
  const pieces = block.parts.flatMap((part, at) => piecesOf(part, at === 0))
  const groups = grouped(pieces)
  return groups.map((group, at): Part => {
    const [isFirst, isLast] = [at === 0, at === groups.length - 1]
    const before = isFirst ? `${summary ? '' : '„'}${cutBefore ? '… ' : ''}` : ''
    const after = isLast ? `${cutAfter ? ' …' : ''}${summary ? '' : '“'}` : ''
    const whole = joined([words(before), ...group, words(after)], '', '')
    return { ...element(summary ? 'p' : 'blockquote', whole), isTight: true }
  })
}

/** A part of a passage in pieces, each with the gap before it. The words that met the question are strong. */
function piecesOf({ text, marks }: QuotePart, isFirst: boolean): Piece[] {
  let end = 0
  return splitText(text, MAX_PIECE).map((slice, at) => {
    const start = text.indexOf(slice, end)
    end = start + slice.length
    const gap = at > 0 ? ' ' : isFirst ? '' : ' … '
    const pieces = [words(gap)]
    let done = start
    for (const { from, to } of marks.filter(mark => mark.from >= start && mark.to <= end)) {
      pieces.push(words(text.slice(done, from)), element('strong', words(text.slice(from, to))))
      done = to
    }
    return joined([...pieces, words(text.slice(done, end))], '', '')
  })
}

/** Pieces together as long as they fit into one. */
function grouped(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = []
  let size = 0
  for (const piece of pieces) {
    const last = groups.at(-1)
    const { length } = piece.plain
    if (last === undefined || size + length > MAX_PIECE) {
      groups.push([piece])
      size = length
    } else {
      last.push(piece)
      size += length
    }
  }
  return groups
}

/** A line that is cut when nobody would read all of it. */
function inOneLine(text: string): Piece {
  return words(text.length > MAX_LINE ? `${splitText(text, MAX_LINE)[0]}…` : text)
}

/** Commands begin with `!` here, because clients keep `/` for themselves. */
export function inMatrixWords(said: string): string {
  return said.replace(/(?<![\p{L}\d/:.!?&=#])\/(?=\p{L})/gu, '!')
}
