/** Rendering: replies as Telegram shows them, text with entities, and buttons. Pure. */

import { FormattedString, fmt } from '@grammyjs/parse-mode'
import type { MessageEntity } from 'grammy/types'
import type {
  OtherPlace,
  QuoteBlock,
  QuotePart,
  Reply,
  ReplyBlock,
  ReplyFile,
} from '../../../src/reply/block.ts'
import { PHRASES } from '../../../src/reply/phrases.ts'
import { printable } from '../../../src/reply/printable.ts'
import type { Change } from '../../../src/text/difference.ts'
import { type Buttons, buttonsOf, originalOf, type RenderOptions } from './buttons.ts'
import { splitMessage } from './split.ts'

export interface Rendered {
  /** Each fits into a message; at least one where there are no files. */
  readonly parts: readonly TextPart[]
  /** Below the last part. */
  readonly buttons: Buttons
  /** Each a message of its own, after the parts. */
  readonly files: readonly ReplyFile[]
}

export interface TextPart {
  readonly text: string
  readonly entities: MessageEntity[]
}

type ComparisonBlock = Extract<ReplyBlock, { type: 'comparison' }>

/** Marks of one part of a quote; Telegram drops what is over a hundred entities. */
const MAX_MARKS = 40
/** Deepest level of a list that is indented further. */
const MAX_LEVEL = 4
/** A longer difference is shown folded, to be opened with a tap. */
const FOLDED_LETTERS = 600

/** A reply as messages and buttons. */
export function renderTelegram(reply: Reply, options: RenderOptions): Rendered {
  const isOnButton = originalOf(reply, options) !== null
  const blocks = reply.blocks.map(block => renderBlock(block, isOnButton)).filter(({ text }) => text !== '')
  const parts = splitMessage(FormattedString.join(blocks, '\n\n'))
  return { parts: parts.map(partOf), buttons: buttonsOf(reply, options), files: reply.files ?? [] }
}

function partOf({ text, entities }: FormattedString): TextPart {
  return { text, entities }
}

/** A link that a button has is not among the words. */
function renderBlock(block: ReplyBlock, isOnButton: boolean): FormattedString {
  switch (block.type) {
    case 'say':
      return fmt`${printable(block.text)}`
    case 'quote':
      return renderQuote(block)
    case 'source':
      return lines([
        fmt`${before(printable(block.text))}${FormattedString.code(block.code)}`,
        ...(isOnButton ? [] : [renderLink(block)]),
      ])
    case 'comparison':
      return renderComparison(block)
    case 'choices':
      return FormattedString.bold(block.title)
    case 'lines': {
      const list = block.lines.map(printable).join('\n')
      return block.title === '' ? fmt`${list}` : fmt`${FormattedString.bold(block.title)}\n${list}`
    }
  }
}

function lines(list: readonly FormattedString[]): FormattedString {
  return FormattedString.join([...list], '\n')
}

/** A text and what goes between it and the next one, where there is any. */
function before(text: string): string {
  return text === '' ? '' : `${text} · `
}

function renderLink({ link, place }: Pick<OtherPlace, 'link' | 'place'>): FormattedString {
  if (link !== null) return FormattedString.link(PHRASES.original, link)
  return fmt`${printable(place)}`
}

/** Whose it is, and how far it can be relied on. */
function renderTitle({ owner, standing }: Pick<QuoteBlock, 'owner' | 'standing'>): FormattedString[] {
  const parts = [
    owner === null ? null : FormattedString.bold(printable(owner)),
    standing === null ? null : FormattedString.italic(standing),
  ].filter(part => part !== null)
  return parts.length === 0 ? [] : [FormattedString.join(parts, ' · ')]
}

function renderHeadings(headings: readonly string[]): FormattedString[] {
  return headings.length === 0 ? [] : [FormattedString.bold(printable(headings.join(' › ')))]
}

function renderQuote(block: QuoteBlock): FormattedString {
  const { notes, headings, introductions, summary } = block
  const stretches = stretchesOf(block)
  return lines([
    ...renderTitle(block),
    ...notes.map(note => fmt`${printable(note)}`),
    ...renderHeadings(headings),
    ...introductions.map(text => FormattedString.italic(printable(text))),
    ...(summary
      ? [
          FormattedString.join(
            stretches.map(({ words }) => words),
            ' ',
          ),
        ]
      : stretches.map(quoted)),
  ])
}

interface QuotedWords {
  readonly words: FormattedString
  readonly folded: boolean
}

/** The words of a passage and its list, in quotation marks unless they are ours, each stretch by itself. */
function stretchesOf({ parts, items, cutBefore, cutAfter, summary }: QuoteBlock): QuotedWords[] {
  const [open, close] = summary ? ['', ''] : ['„', '“']
  const list = items.map(
    ({ text, level }) => `\n${'  '.repeat(Math.min(level, MAX_LEVEL))}• ${printable(text)}`,
  )
  return parts.map((part, at) => {
    const start = `${at === 0 ? open : ''}${part.gap || (at === 0 && cutBefore) ? '… ' : ''}`
    const end = at < parts.length - 1 ? '' : `${list.join('')}${cutAfter ? ' …' : ''}${close}`
    return { words: fmt`${start}${renderPart(part)}${end}`, folded: part.folded }
  })
}

/** What is folded opens with a tap. */
function quoted({ words, folded }: QuotedWords): FormattedString {
  return folded ? FormattedString.expandableBlockquote(words) : FormattedString.blockquote(words)
}

function renderPart({ text, marks }: QuotePart): FormattedString {
  const pieces: FormattedString[] = []
  let at = 0
  for (const { from, to } of marks.slice(0, MAX_MARKS)) {
    pieces.push(
      fmt`${printable(text.slice(at, from))}`,
      FormattedString.bold(printable(text.slice(from, to))),
    )
    at = to
  }
  return FormattedString.join([...pieces, fmt`${printable(text.slice(at))}`], '')
}

function renderComparison({ title, legend, places }: ComparisonBlock): FormattedString {
  const differs = places.some(({ difference }) => difference !== null)
  const head = lines([FormattedString.bold(printable(title)), ...(differs ? [fmt`${legend.struck}`] : [])])
  return FormattedString.join([head, ...places.map(renderPlace)], '\n\n')
}

function renderPlace(place: OtherPlace): FormattedString {
  const { difference, headings, code } = place
  const words = difference === null ? null : FormattedString.join(difference.map(renderChange), ' ')
  return lines([
    ...renderTitle(place),
    ...renderHeadings(headings),
    words === null ? fmt`${PHRASES.same}` : quoted({ words, folded: words.text.length > FOLDED_LETTERS }),
    fmt`${FormattedString.code(code)} · ${renderLink(place)}`,
  ])
}

function renderChange({ side, text }: Change): FormattedString {
  const words = printable(text)
  if (side === 'both') return fmt`${words}`
  return side === 'here' ? FormattedString.strikethrough(words) : FormattedString.bold(words)
}
