/** Plain text: a reply for a terminal, a fallback body or paper. */

import { stripVTControlCharacters } from 'node:util'
import { isOneLetterWord } from '../czech/one-letter.ts'
import type { Change } from '../text/difference.ts'
import type { OtherPlace, QuoteBlock, QuotePart, Reply, ReplyBlock } from './block.ts'
import { PHRASES } from './phrases.ts'
import { printable } from './printable.ts'

export interface PlainOptions {
  /** Columns to wrap at. */
  readonly width: number
  readonly color: boolean
}

const ESC = '\u001b['

/** Text without a final line break. Control characters of the content never reach the terminal. */
export function renderPlain(reply: Reply, options: PlainOptions): string {
  return reply.blocks.map(block => renderBlock(block, options)).join('\n\n')
}

type ComparisonBlock = Extract<ReplyBlock, { type: 'comparison' }>

const BAR = '  │ '
/** Deepest level of a list that is indented further. */
const MAX_LEVEL = 4

function renderBlock(block: ReplyBlock, options: PlainOptions): string {
  const { width } = options
  switch (block.type) {
    case 'say':
      return wrap(printable(block.text), width, '')
    case 'quote':
      return [...renderHead(block, options), ...renderWords(block, options)].join('\n')
    case 'source': {
      const { text, code, link, place, elsewhere } = block
      return [
        wrap(printable([text, code].filter(Boolean).join(' · ')), width, ''),
        styled('4;36', printable(link ?? place), options),
        ...(elsewhere === 0 ? [] : [wrap(PHRASES.elsewhere(code, elsewhere), width, '')]),
      ].join('\n')
    }
    case 'comparison':
      return renderComparison(block, options)
    case 'choices':
      return [
        block.title,
        ...block.items.map(item => wrap(printable(`${item.code}  ${item.text}`), width, '  ')),
      ].join('\n')
    case 'lines':
      return [block.title, ...block.lines.map(line => wrap(printable(line), width, '  '))].join('\n').trim()
  }
}

function styled(code: string, text: string, { color }: PlainOptions): string {
  return color && text !== '' ? `${ESC}${code}m${text}${ESC}0m` : text
}

/** What stands above the words of a passage. */
function renderHead({ notes, introductions, ...block }: QuoteBlock, options: PlainOptions): string[] {
  const { width } = options
  return [
    ...renderTitle(block, options),
    ...notes.map(note => wrap(printable(note), width, '')),
    ...renderHeadings(block.headings, options),
    ...introductions.map(text => wrap(printable(text), width, BAR)),
  ]
}

/** Whose it is, and how far it can be relied on. */
function renderTitle(
  { owner, standing }: Pick<QuoteBlock, 'owner' | 'standing'>,
  options: PlainOptions,
): string[] {
  const title = [owner === null ? null : styled('1', printable(owner), options), standing]
    .filter(part => part !== null)
    .join(' · ')
  return title === '' ? [] : [wrap(title, options.width, '')]
}

function renderHeadings(headings: readonly string[], options: PlainOptions): string[] {
  const path = printable(headings.join(' › '))
  return path === '' ? [] : [wrap(styled('1', path, options), options.width, '')]
}

/** The words of a passage and its list, in quotation marks unless they are ours. */
function renderWords(block: QuoteBlock, options: PlainOptions): string[] {
  const [open, close] = block.summary ? ['', ''] : ['„', '“']
  const isMixed = block.parts.some(({ folded }) => !folded)
  const words = block.parts
    .map(part => `${part.gap ? '… ' : ''}${marked(part, part.folded && isMixed, options)}`)
    .join(' ')
  const end = `${block.cutAfter ? ' …' : ''}${close}`
  const first = `${open}${block.cutBefore ? '… ' : ''}${words}`
  const last = block.items.length - 1
  return [
    wrap(last < 0 ? `${first}${end}` : first, options.width, BAR),
    ...block.items.map(({ text, level }, at) => {
      const indent = BAR + '  '.repeat(Math.min(level, MAX_LEVEL))
      const item = wrap(`${printable(text)}${at === last ? end : ''}`, options.width, `${indent}  `)
      return `${indent}• ${item.slice(indent.length + 2)}`
    }),
  ]
}

/** A part with its marks bold, or dim throughout where it is beside the point. */
function marked({ text, marks }: QuotePart, isDim: boolean, { color }: PlainOptions): string {
  if (!color) return printable(text)
  if (isDim) return `${ESC}2m${printable(text)}${ESC}22m`
  let out = ''
  let at = 0
  for (const { from, to } of marks) {
    out += `${printable(text.slice(at, from))}${ESC}1m${printable(text.slice(from, to))}${ESC}22m`
    at = to
  }
  return out + printable(text.slice(at))
}

function renderComparison({ title, legend, places }: ComparisonBlock, options: PlainOptions): string {
  const differs = places.some(({ difference }) => difference !== null)
  const reading = options.color ? legend.struck : legend.signs
  const head = [title, ...(differs ? [reading] : [])]
    .map(line => wrap(printable(line), options.width, ''))
    .join('\n')
  return [head, ...places.map(place => renderPlace(place, options))].join('\n\n')
}

function renderPlace(place: OtherPlace, options: PlainOptions): string {
  const { difference, headings, code, link } = place
  const words = difference?.map(part => changed(part, options)).join(' ')
  return [
    ...renderTitle(place, options),
    ...renderHeadings(headings, options),
    wrap(words ?? PHRASES.same, options.width, words === undefined ? '' : BAR),
    wrap(code, options.width, ''),
    styled('4;36', printable(link ?? place.place), options),
  ].join('\n')
}

/** Words that stand in one of two passages only, struck out or bold, or between signs where there are no colours. */
function changed({ side, text }: Change, options: PlainOptions): string {
  const words = printable(text)
  if (side === 'both') return words
  if (side === 'here') return options.color ? styled('9;31', words, options) : `[-${words}-]`
  return options.color ? styled('1;32', words, options) : `{+${words}+}`
}

/** Breaks at spaces, but not after a one-letter word where the line has another place; the escapes of colours take no room. */
function wrap(text: string, width: number, indent: string): string {
  const room = Math.max(20, width - indent.length)
  const lines: string[][] = []
  let line: string[] = []
  let length = 0
  for (const word of text.split(' ')) {
    const needed = visible(word)
    if (line.length > 0 && length + 1 + needed > room) {
      const hanging = hangingEnd(line)
      const moved = hanging.length < line.length && lengthOf([...hanging, word]) <= room ? hanging : []
      lines.push(line.slice(0, line.length - moved.length))
      line = [...moved, word]
      length = lengthOf(line)
    } else {
      length += line.length === 0 ? needed : 1 + needed
      line.push(word)
    }
  }
  lines.push(line)
  return carried(lines.map(each => each.join(' ')))
    .map(each => indent + each)
    .join('\n')
}

const ORDER = new RegExp(`${ESC.replace('[', '\\[')}([\\d;]+)m`, 'g')
/** Orders that end a style. */
const ENDS = new Set(['0', '22'])

/** Lines that each begin and end without a style: one that goes on over a break ends before it and begins anew behind it. */
function carried(lines: readonly string[]): string[] {
  let style: string | null = null
  return lines.map(line => {
    const start = style === null ? '' : `${ESC}${style}m`
    for (const [, order = ''] of line.matchAll(ORDER)) style = ENDS.has(order) ? null : order
    return `${start}${line}${style === null ? '' : `${ESC}0m`}`
  })
}

/** The one-letter words at the end of a line. */
function hangingEnd(line: readonly string[]): readonly string[] {
  const last = line.findLastIndex(word => !isOneLetterWord(stripVTControlCharacters(word)))
  return line.slice(last + 1)
}

function lengthOf(line: readonly string[]): number {
  return visible(line.join(' '))
}

function visible(text: string): number {
  return stripVTControlCharacters(text).length
}
