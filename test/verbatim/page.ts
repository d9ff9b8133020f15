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
/** Contents of a cell that no row of words can hold. */
const BLOCKS = new Set('p div ul ol dl h1 h2 h3 h4 h5 h6 blockquote table pre'.split(' '))

const markdown = new MarkdownIt({ html: true }).disable('code')

/** What the page of a content file prints. */
export function readPage(file: string): Page {
  const head = HEAD.exec(file)
  const texts = [...printed(head?.[1] ?? ''), file.slice(head?.[0].length ?? 0)]
  const rows = new Set<string>()
  const words = texts.map(text => {
    const fragment = parseFragment(markdown.render(withoutKramdown(withoutLiquid(text))))
    for (const row of rowsOf(fragment)) rows.add(row)
    return textOf(fragment)
  })
  return { words: ` ${wordsOf(words.join('\n'))} `, rows }
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
export function wordsOf(text: string): string {
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

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (!('childNodes' in node) || UNSEEN.has(node.nodeName)) return node.nodeName === 'br' ? '\n' : ''
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

/** The rows of tables of figures. One row, one column, or blocks in a cell are a layout and no such table. */
function rowsOf(node: Node): string[] {
  return elements(node)
    .filter(({ tagName }) => tagName === 'table')
    .flatMap(table => {
      const inside = elements(table)
      const rows = inside
        .filter(({ tagName }) => tagName === 'tr')
        .map(row => row.childNodes.filter(({ nodeName }) => nodeName === 'td' || nodeName === 'th'))
      const cells = rows.flat()
      const isLayout =
        cells.some(cell => elements(cell).some(({ tagName }) => BLOCKS.has(tagName))) || rows.length < 2
      if (isLayout || Math.max(...rows.map(row => row.length)) < 2) return []
      const [heads = [], ...body] = rows.map(row => row.map(cell => wordsOf(textOf(cell))))
      return body.map(row =>
        row
          .map((cell, at) => (cell === '' || !heads[at] ? cell : `${heads[at].replace(/:$/, '')}: ${cell}`))
          .filter(cell => cell !== '')
          .join('; '),
      )
    })
}
