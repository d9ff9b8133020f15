/**
 * A second reading of a content file, to judge the first by: what a page built from it prints, as words. It has
 * parsers of its own (markdown-it and parse5) and takes nothing from `src`.
 *
 * It may differ from a page where a passage may: template tags are replaced by nothing, what stands between
 * `{% if %}` and `{% endif %}` or is struck out is not there, notes stand where they are written instead of at the end.
 */

import MarkdownIt from 'markdown-it'
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { parse as parseYaml } from 'yaml'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

export interface Page {
  /** All words in order, with one space around each of them; the border of two blocks is a space. */
  readonly words: string
  /** Rows of tables as `head: cell; head: cell`. */
  readonly rows: ReadonlySet<string>
}

/** Values of the head that sites print. */
const PRINTED = ['perex', 'intro', 'perex1', 'perex2']
const HEAD = /^\uFEFF?---[^\n]*\n(?:([\s\S]*?)\n)??---[^\n]*(?:\n|$)/

/** Elements that stand in a line of text. The border of any other one parts words. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark q samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)
const UNSEEN = new Set('script style template s del strike'.split(' '))
/** What no cell of figures holds. */
const STRUCTURE = new Set('ul ol dl h1 h2 h3 h4 h5 h6 table'.split(' '))

const markdown = new MarkdownIt({ html: true }).disable('code')

/** What the page of a content file prints. */
export function readPage(file: string): Page {
  const rows = new Set<string>()
  const words = htmlOf(file).map(html => {
    const fragment = parseFragment(html)
    for (const row of rowsOf(fragment)) rows.add(row)
    return textOf(fragment)
  })
  return { words: ` ${wordsOf(words.join('\n'))} `, rows }
}

/** The HTML of each part of a content file that a page prints: values of the head, and the body. */
export function htmlOf(file: string): string[] {
  const head = HEAD.exec(file)
  const texts = [...printed(head?.[1] ?? ''), file.slice(head?.[0].length ?? 0)]
  return texts.map(text => markdown.render(withoutKramdown(withoutLiquid(text))))
}

/** Whether the words of `text` stand on the page one after another, or are a row of a table of it. */
export function stands(page: Page, text: string): boolean {
  const wanted = wordsOf(text)
  if (page.rows.has(wanted)) return true
  for (let at = page.words.indexOf(`${wanted} `); at >= 0; at = page.words.indexOf(`${wanted} `, at + 1)) {
    // A bullet may be glued to the first word.
    if (/ [-–•·*\uf0b7]?$/u.test(page.words.slice(Math.max(0, at - 2), at))) return true
  }
  return false
}

/** Pairs of asterisks or underscores are marks, also where HTML around them makes a page print them. */
function wordsOf(text: string): string {
  return text
    .replace(/\*\*|__/g, '')
    .split(/\s+/)
    .filter(word => word !== '')
    .join(' ')
}

function printed(head: string): string[] {
  let values: unknown
  try {
    values = parseYaml(head, { uniqueKeys: false, logLevel: 'silent' })
  } catch {
    return []
  }
  const texts = typeof values === 'object' && values !== null ? (values as Record<string, unknown>) : {}
  return PRINTED.map(key => texts[key]).filter(value => typeof value === 'string')
}

const OPENING = /^(?:if|unless|case|for|tablerow|comment)$/

/** Without template tags, and without what stands between those that decide whether it is printed. */
function withoutLiquid(text: string): string {
  let left = ''
  let depth = 0
  for (const part of text.split(/(\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\})/)) {
    const name = /^\{%-?\s*(\w+)/.exec(part)?.[1] ?? ''
    if (OPENING.test(name)) depth++
    else if (name.startsWith('end') && OPENING.test(name.slice(3))) depth = Math.max(0, depth - 1)
    else if (depth === 0 && !/^\{[{%]/.test(part)) left += part
  }
  return left
}

/** Marks of kramdown that CommonMark does not know. */
function withoutKramdown(text: string): string {
  return text
    .replace(/<[^<>]*\smarkdown\s*=[^<>]*>/gi, '\n')
    .replace(/\{:[^}\n]*\}/g, '')
    .replace(/^(#+ .*)\{#[^}\n]*\}/gm, '$1')
    .replace(/^\*\[[^\]\n]+\]:.*$/gm, '')
    .replace(/^ {0,3}\[\^[^\]\n]+\]:/gm, '\n\n')
    .replace(/\[\^[^\]\n]+\]/g, '')
    .replace(/^ {0,3}:[ \t]+/gm, '\n')
    .replace(/^(\s*(?:[-*+]|\d+[.)])[ \t]+)\[[ xX]\][ \t]+/gm, '$1')
    .replace(/(?<=[\p{L}\p{N})])(\^|~)([\p{L}\p{N}+-]+)\1(?!\1)/gu, '$2')
}

/** The text of a node, with a line end at each border of a block. */
function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value.replace(/\s/g, ' ')
  if (node.nodeName === 'br') return ' '
  if (!('childNodes' in node) || UNSEEN.has(node.nodeName)) return ''
  const inside = markerOf(node) + node.childNodes.map(textOf).join('')
  return INLINE.has(node.nodeName) ? inside : `\n${inside}\n`
}

/** The number that a browser prints before an item: `31. května` is an item for the parser. */
function markerOf(node: Node): string {
  const list = node.nodeName === 'li' ? (node as Element).parentNode : null
  if (list?.nodeName !== 'ol') return ''
  const start = Number((list as Element).attrs.find(({ name }) => name === 'start')?.value ?? 1)
  return `${start + list.childNodes.filter(child => child.nodeName === 'li').indexOf(node as Element)}. `
}

function elements(node: Node): Element[] {
  if (!('childNodes' in node) || UNSEEN.has(node.nodeName)) return []
  return node.childNodes.flatMap(child => ('tagName' in child ? [child, ...elements(child)] : []))
}

/**
 * The rows of tables of figures. One row, one column, or more than a line of text in a cell are a layout and no such
 * table.
 */
function rowsOf(node: Node): string[] {
  return elements(node)
    .filter(({ tagName }) => tagName === 'table')
    .flatMap(table => {
      const rows = elements(table)
        .filter(({ tagName }) => tagName === 'tr')
        .map(row => elements(row).filter(cell => cell.parentNode === row))
      const grid = gridOf(rows).filter(row => row.some(cell => cell?.text))
      while (grid[0]?.[0] && grid[0][0].across > 1 && grid[0].slice(1).every(cell => !cell?.text))
        grid.shift()
      const isLayout = rows.flat().some(cell => !isLine(cell)) || rows.length < 2
      return isLayout || Math.max(0, ...grid.map(row => row.length)) < 2 ? [] : sentencesOf(grid)
    })
}

function isLine(cell: Element): boolean {
  const lines = textOf(cell)
    .split('\n')
    .filter(line => line.trim() !== '')
  return lines.length < 2 && !elements(cell).some(({ tagName }) => STRUCTURE.has(tagName))
}

interface Cell {
  readonly text: string
  readonly across: number
  readonly isHead: boolean
  readonly isBold: boolean
}

type Grid = (Cell | undefined)[][]

/** A cell over several columns stands in the first of them; one beside several rows only names them. */
function gridOf(rows: readonly Element[][]): Grid {
  const grid: (Cell | null | undefined)[][] = rows.map(() => [])
  for (const [at, cells] of rows.entries()) {
    let column = 0
    for (const element of cells) {
      while (grid[at]?.[column] !== undefined) column++
      const cell = cellOf(element)
      const down = Math.min(span(element, 'rowspan'), rows.length - at)
      for (let row = 0; row < down; row++) {
        const named = row === 0 || column === 0 ? cell : null
        for (let next = 0; next < cell.across; next++)
          (grid[at + row] ?? [])[column + next] = next === 0 ? named : null
      }
    }
  }
  return grid.map(row => Array.from(row, cell => cell ?? undefined))
}

function cellOf(element: Element): Cell {
  const text = wordsOf(textOf(element))
  const bold = elements(element).filter(({ tagName }) => tagName === 'b' || tagName === 'strong')
  return {
    text,
    across: span(element, 'colspan'),
    isHead: element.tagName === 'th',
    isBold: wordsOf(bold.map(textOf).join(' ')) === text,
  }
}

function span(element: Element, name: string): number {
  return Number(element.attrs.find(attribute => attribute.name === name)?.value ?? 1)
}

/** Each row with the heads that a table marks, or has without a figure above figures in all other rows. */
function sentencesOf(grid: Grid): string[] {
  const filled = (row: Grid[number] = []) => row.filter(cell => cell !== undefined && cell.text !== '')
  const figures = (row: Grid[number]) => filled(row).some(cell => /\d/.test(cell?.text ?? ''))
  const [first = [], ...others] = grid
  const names = filled(first)
  const marked = names.length > 0 && names.every(cell => cell?.isHead)
  const plain = !grid.some(row => filled(row).some(cell => cell?.isHead))
  const apart = names.every(cell => cell?.isBold) || (!figures(first) && others.every(figures))
  const headed = marked || (plain && names.length > 1 && apart)
  return (headed ? others : grid).map(row => {
    const said = row.map((cell, at) => {
      const head = cell?.across === 1 && headed ? first[at]?.text.replace(/ ?:$/, '') : undefined
      return head && cell?.text ? `${head}: ${cell.text}` : (cell?.text ?? '')
    })
    const [start = '', ...rest] = said.filter(text => text !== '')
    const names =
      row[0]?.isHead &&
      start === row[0].text &&
      !(headed && first.some(cell => cell?.text && cell !== row[0]))
    return names && rest.length > 0 ? `${start}: ${rest.join('; ')}` : [start, ...rest].join('; ')
  })
}
