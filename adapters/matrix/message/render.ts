/** Rendering: replies as messages of Matrix, a plain body and an HTML one, in as many messages as it takes. Pure. */

import type { OtherPlace, QuoteBlock, QuotePart, Reply, ReplyBlock } from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import type { Change } from '../../../src/text/difference.ts'
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

/** A reply as message bodies; at least one. In a room of several people, long lists are folded. */
export function renderMatrix(reply: Reply, isRoom = false): Piece[] {
  const messages: Piece[] = []
  let size = 0
  for (const part of reply.blocks.flatMap(block => renderBlock(block, isRoom))) {
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
function renderBlock(block: ReplyBlock, isRoom: boolean): Part[] {
  switch (block.type) {
    case 'say':
      return splitText(inMatrixWords(block.text), MAX_PIECE).map(text => element('p', words(text)))
    case 'quote':
      return renderQuote(block)
    case 'source': {
      const { text, code, elsewhere } = block
      const before = text === '' ? '' : `${text} · `
      const line = joined([inOneLine(before), element('code', inOneLine(code))], '', '')
      const more = elsewhere === 0 ? [] : [words(inMatrixWords(PHRASES.elsewhere(code, elsewhere)))]
      return [element('p', inLines([line, renderLink(block), ...more]))]
    }
    case 'comparison':
      return renderComparison(block)
    case 'choices':
      return renderList(
        block.title,
        block.items.map(({ code, text, link: address = null }) => {
          const [mark, label] = [element('code', inOneLine(code)), inOneLine(text)]
          const html = address === null ? label.html : link(label.plain, address).html
          return { plain: `${mark.plain}  ${label.plain}`, html: `${mark.html} ${html}` }
        }),
        isRoom,
      )
    case 'lines': {
      const lines = block.lines.flatMap(line => splitText(inMatrixWords(line), MAX_PIECE))
      return renderList(inMatrixWords(block.title), lines.map(words), isRoom)
    }
  }
}

/** A title and its lines, as many to a piece as fit. */
function renderList(title: string, lines: readonly Piece[], isRoom: boolean): Part[] {
  const isShort = lines.every(({ html }) => html.length <= MAX_LINE)
  if (isRoom && isShort && lines.length > LINES_IN_SIGHT) return renderFolded(title, lines)
  const lists = grouped(lines).map((group, at) => ({
    plain: group.map(({ plain }) => plain).join('\n'),
    html: listOf(group).html,
    isTight: title !== '' || at > 0,
  }))
  if (title === '') return lists
  return [element('p', element('strong', inOneLine(title))), ...lists]
}

/** Lines of a list that a room of several people sees, and UTF-16 units of those that are folded. */
const LINES_IN_SIGHT = 10
const MAX_FOLDED = 4_000

/** The first lines of a long list; the others are folded, as many as one message takes, and left out of the plain form. */
function renderFolded(title: string, lines: readonly Piece[]): Part[] {
  const rest = lines.slice(LINES_IN_SIGHT)
  let length = 0
  const shown = rest.filter(({ html }) => {
    length += html.length + '<li></li>'.length
    return length <= MAX_FOLDED
  })
  const hint = words(PHRASES.roomListRest(rest.length))
  const [first, more] = [listOf(lines.slice(0, LINES_IN_SIGHT)), listOf(shown)]
  const html = `${first.html}<details><summary>${hint.html}</summary>${more.html}</details>`
  const list = { plain: `${first.plain}\n${hint.plain}`, html }
  if (title === '') return [list]
  return [element('p', element('strong', inOneLine(title))), { ...list, isTight: true }]
}

/** A list; the plain form has a bullet before each line. */
function listOf(lines: readonly Piece[]): Piece {
  return {
    plain: lines.map(({ plain }) => `• ${plain}`).join('\n'),
    html: `<ul>${lines.map(({ html }) => `<li>${html}</li>`).join('')}</ul>`,
  }
}

function inLines(pieces: readonly Piece[]): Piece {
  return joined(pieces, '\n', '<br>')
}

function renderLink({
  link: address,
  place,
}: {
  readonly link: string | null
  readonly place: string
}): Piece {
  return address === null ? inOneLine(place) : link(PHRASES.original, address)
}

/** Whose it is, and how far it can be relied on. */
function renderTitle({ owner, standing }: Pick<QuoteBlock, 'owner' | 'standing'>): Piece[] {
  const parts = [
    owner === null ? null : element('strong', inOneLine(owner)),
    standing === null ? null : element('em', words(standing)),
  ].filter(part => part !== null)
  return parts.length === 0 ? [] : [joined(parts, ' · ', ' · ')]
}

function renderHeadings(headings: readonly string[]): Piece[] {
  return headings.length === 0 ? [] : [element('strong', inOneLine(headings.join(' › ')))]
}

/**
 * A passage below what stands above it. The plain form, of which notifications show the beginning, has the words of an
 * answer first, unless something has to be known before them.
 */
function renderQuote(block: QuoteBlock): Part[] {
  const { chosen, standing, notes, introductions } = block
  const [above, [first, ...more]] = [renderHead(block), renderWords(block)]
  const [head] = above
  if (head === undefined || first === undefined)
    return [...above, ...(first === undefined ? [] : [first]), ...more]
  const isPlain = notes.length === 0 && introductions.length === 0 && more.length === 0
  if (chosen && standing === null && isPlain)
    return [{ plain: `${first.plain}\n\n${head.plain}`, html: `${head.html}${first.html}` }]
  return [...above, { ...first, isTight: introductions.length > 0 }, ...more]
}

/** What stands above the words of a passage. */
function renderHead(block: QuoteBlock): Part[] {
  const { notes, headings, introductions } = block
  const above = introductions
    .flatMap(text => splitText(text, MAX_PIECE))
    .map(text => element('em', words(text)))
  const [first, ...rest] = above
  const head = [
    ...renderTitle(block),
    ...notes.map(note => words(inMatrixWords(note))),
    ...renderHeadings(headings),
    ...(first === undefined ? [] : [first]),
  ]
  return head.length === 0
    ? []
    : [element('p', inLines(head)), ...rest.map(text => ({ ...element('p', text), isTight: true }))]
}

/** The words of a passage and its list: in quotation marks and set apart, unless they are ours. */
function renderWords(block: QuoteBlock): Part[] {
  const { parts, items, cutBefore, cutAfter, summary } = block
  const isMixed = parts.some(({ folded }) => folded) && parts.some(({ folded }) => !folded)
  const [open, close] = summary ? ['', ''] : ['„', '“']
  const end = words(`${cutAfter ? ' …' : ''}${close}`)
  const pieces = parts.flatMap((part, at) => piecesOf(part, at === 0, part.folded && isMixed))
  const list = items.flatMap(({ text, level }) =>
    splitText(`${level > 0 ? '– ' : ''}${text}`, MAX_PIECE).map(words),
  )
  const lists = grouped(list).map((group, at, all) =>
    listOf(
      at === all.length - 1 ? [...group.slice(0, -1), joined([...group.slice(-1), end], '', '')] : group,
    ),
  )
  const groups = grouped([
    words(`${open}${cutBefore ? '… ' : ''}`),
    ...pieces,
    ...(list.length === 0 ? [end] : lists.map(({ plain, html }) => ({ plain: `\n${plain}`, html }))),
  ])
  const name = summary ? (list.length > 0 || isMixed ? 'div' : 'p') : 'blockquote'
  return groups.map((group): Part => ({ ...element(name, joined(group, '', '')), isTight: true }))
}

/** A part of a passage in pieces, each with the gap before it. What answers is strong, what is beside the point folded. */
function piecesOf({ text, marks, gap }: QuotePart, isFirst: boolean, isFolded: boolean): Piece[] {
  let end = 0
  return splitText(text, MAX_PIECE).map((slice, at) => {
    const start = text.indexOf(slice, end)
    end = start + slice.length
    const before = words(at === 0 && gap ? ' … ' : at === 0 && isFirst ? '' : ' ')
    if (isFolded) return joined([before, folded(slice)], '', '')
    const pieces: Piece[] = []
    let done = start
    for (const { from, to } of marks.filter(mark => mark.from >= start && mark.to <= end)) {
      pieces.push(words(text.slice(done, from)), element('strong', words(text.slice(from, to))))
      done = to
    }
    return joined([before, ...pieces, words(text.slice(done, end))], '', '')
  })
}

/** Letters of a folded text that are in sight. */
const IN_SIGHT = 60

/**
 * A text of which only the beginning is in sight until it is opened. Clients that cannot fold show its words one after
 * another, as the plain form has them.
 */
function folded(text: string): Piece {
  const space = text.lastIndexOf(' ', IN_SIGHT)
  const at = text.length <= IN_SIGHT || space < 0 ? text.length : space
  const [summary, rest] = [words(text.slice(0, at)), words(text.slice(at))]
  const html = `<details><summary>${summary.html}</summary>${rest.html}</details>`
  return { plain: `${summary.plain}${rest.plain}`, html }
}

function renderComparison({ title, legend, places }: Extract<ReplyBlock, { type: 'comparison' }>): Part[] {
  const differs = places.some(({ difference }) => difference !== null)
  const reading = { ...words(legend.struck), plain: legend.signs }
  const head = [element('strong', inOneLine(title)), ...(differs ? [reading] : [])]
  return [element('p', inLines(head)), ...places.flatMap(renderPlace)]
}

function renderPlace(place: OtherPlace): Part[] {
  const { difference, headings, code } = place
  const head = [...renderTitle(place), ...renderHeadings(headings)]
  const source = joined([element('code', inOneLine(code)), renderLink(place)], ' · ', ' · ')
  if (difference === null) return [element('p', inLines([...head, words(PHRASES.same), source]))]
  const pieces = difference.map((part, at) => joined([words(at === 0 ? '' : ' '), changed(part)], '', ''))
  return [
    element('p', inLines(head)),
    ...grouped(pieces).map(group => ({ ...element('blockquote', joined(group, '', '')), isTight: true })),
    { ...element('p', source), isTight: true },
  ]
}

/** Words that stand in one of two passages only. */
function changed({ side, text }: Change): Piece {
  const piece = words(text)
  if (side === 'both') return piece
  const [name, plain] = side === 'here' ? ['del', `[-${piece.plain}-]`] : ['strong', `{+${piece.plain}+}`]
  return { ...element(name, piece), plain }
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
