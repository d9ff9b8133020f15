/** Front matter, the head of a content file: its values, where they stand, and what is wrong with it. */

import matter from 'gray-matter'
import { isMap, isNode, isScalar, type Pair, parseDocument, Scalar, type Document as Yaml } from 'yaml'
import type { Slice } from '../model.ts'
import { lineAt, lineStarts, linesText, type SourceText } from '../text/source-text.ts'
import { nestsTooDeep } from './complexity.ts'
import { type FrontMatterField, isKnown, keyName } from './fields.ts'
import { shown } from './problem.ts'

export interface FrontMatter {
  /** Values by key: known keys in their own spelling, of a key given twice the last value. */
  readonly data: Readonly<Record<string, unknown>>
  /** The same line by line, repeated keys included. */
  readonly fields: readonly FrontMatterField[]
  /** False when the file is text from its first line on. */
  readonly present: boolean
  /** Line of the opening dashes when they are not where a site looks for them, else null. */
  readonly lateLine: number | null
  /** Offset at which the body begins. */
  readonly bodyFrom: number
  /** The characters of a value, without quotes and indentation, or null when it is not a text. */
  field(key: string): SourceText | null
  /** A value in double quotes whose words stand in the file only as escapes (`\\u010d`), and where; else null. */
  escaped(key: string): { readonly from: number; readonly text: string } | null
}

export interface FrontMatterFault {
  readonly rule:
    | 'front-matter-unopened'
    | 'front-matter-unclosed'
    | 'front-matter-invalid'
    | 'front-matter-language'
  readonly line: number
  readonly message: string
  /** As in `Problem`. */
  readonly about?: string
  readonly remedy: string
}

/** Letters of the longest head; those of programmes have two thousand. The time of the parsers grows with the square. */
const MAX_HEAD = 16_384
/** Dashes on the first line, or below blank lines and signs that cannot be seen. */
const OPENED = /^[\s\uFEFF\u200B\u2060]*?(?=---(?!-))/
const KEY_LINE = /^([A-Za-z_][\w.-]*)[ \t]*:(?:[ \t]|\r?$)/

/** Reads the head of `file`. Duplicate keys are allowed, the last one counts; code is never run. */
export function readFrontMatter(file: string): FrontMatter | FrontMatterFault {
  const from = openedAt(file)
  const fault =
    from === null
      ? findUnopened(file)
      : (findUnclosed(file, from) ?? findLanguage(file, from) ?? findTooLong(file, from))
  if (fault !== null) return fault
  const head = split(file, from)
  if (nestsTooDeep(head.yaml)) return invalid(file, head, head.yamlFrom, 'Its brackets are nested too deep')
  const yaml = parseDocument(head.yaml.replace(/\r$/, ''), {
    uniqueKeys: false,
    strict: false,
    logLevel: 'silent',
  })
  const starts = lineStarts(file)
  const read = fieldsOf(yaml, offset => lineAt(starts, head.yamlFrom + offset))
  if (typeof read === 'string' || yaml.errors[0] !== undefined) {
    const error = yaml.errors[0]
    const reason = error?.message ?? String(read)
    const at = error?.pos[0] ?? Math.max(0, head.yaml.search(/\S/))
    return invalid(file, head, head.yamlFrom + at, reason)
  }
  const nodes = new Map(read.map(({ name, node }) => [name, node]))
  return {
    data: Object.fromEntries(read.map(({ name, value }) => [name, value])),
    fields: read.map(({ key, name, value, line }) => ({ key, name, value, line })),
    present: from !== null,
    lateLine: from === null || /^\uFEFF?$/.test(file.slice(0, from)) ? null : lineAt(starts, from),
    bodyFrom: head.bodyFrom,
    field: key => {
      const node = nodes.get(key)
      return isScalar(node) && !isEscaped(file, node, head.yamlFrom)
        ? scalarText(file, node, head.yamlFrom)
        : null
    },
    escaped: key => {
      const node = nodes.get(key)
      return isScalar(node) && isEscaped(file, node, head.yamlFrom)
        ? { from: (node.range?.[0] ?? 0) + head.yamlFrom, text: String(node.value) }
        : null
    },
  }
}

/** Where the opening dashes stand, or null. Below blank lines they open a head only when a known key follows. */
function openedAt(file: string): number | null {
  const blank = OPENED.exec(file)?.[0]
  if (blank === undefined) return null
  if (/^\uFEFF?$/.test(blank)) return blank.length
  const [, ...lines] = file.slice(blank.length).split('\n', 60)
  const end = lines.findIndex(line => line.startsWith('---'))
  const keys = lines.slice(0, end < 0 ? undefined : end).map(line => KEY_LINE.exec(line)?.[1])
  return keys.some(key => key !== undefined && isKnown(keyName(key))) ? blank.length : null
}

/** A text that begins with keys, as if its first line of dashes were missing. */
function findUnopened(file: string): FrontMatterFault | null {
  const lines = file.slice(0, 20_000).split('\n')
  const first = lines.findIndex(line => /[^\s\uFEFF]/.test(line))
  const end = lines.findIndex((line, at) => at > first && !KEY_LINE.test(line))
  const block = lines.slice(Math.max(first, 0), end < 0 ? undefined : end)
  const known = block.filter(line => isKnown(KEY_LINE.exec(line.replace(/^\uFEFF/, ''))?.[1] ?? ''))
  const closed = end >= 0 && lines[end]?.startsWith('---') === true
  if (known.length === 0 || known.length + Number(closed) < 2) return null
  return {
    rule: 'front-matter-unopened',
    line: first + 1,
    message: 'The text begins with the values of a head, but no line `---` opens it.',
    remedy: 'Put a line with `---` alone above them and another one below them.',
  }
}

function findUnclosed(file: string, from: number): FrontMatterFault | null {
  if (file.includes('\n---', from)) return null
  return {
    rule: 'front-matter-unclosed',
    line: lineAt(lineStarts(file), from),
    message: 'The head opened by `---` is never closed.',
    remedy: 'Put a line with `---` alone between the head and the text.',
  }
}

function findLanguage(file: string, from: number): FrontMatterFault | null {
  const language = /^---[ \t]*([^\s-][^\n]*?)[ \t]*(?:\r?\n|$)/.exec(file.slice(from, from + 500))?.[1]
  if (language === undefined || /^ya?ml$/i.test(language)) return null
  return {
    rule: 'front-matter-language',
    line: lineAt(lineStarts(file), from),
    message: `The head is written in "${language.slice(0, 20)}", only YAML is read and code is never run.`,
    about: language.slice(0, 20),
    remedy: 'Write the values as YAML lines `key: value` and leave the first line at `---`.',
  }
}

function findTooLong(file: string, from: number): FrontMatterFault | null {
  const length = file.indexOf('\n---', from) - from
  if (length <= MAX_HEAD) return null
  return {
    rule: 'front-matter-invalid',
    line: lineAt(lineStarts(file), from),
    message: `The head has ${length} letters, heads up to ${MAX_HEAD} are read.`,
    about: `${length} > ${MAX_HEAD}`,
    remedy: 'Put a line with `---` alone between the head and the text, and long texts below it.',
  }
}

interface Split {
  readonly yaml: string
  readonly yamlFrom: number
  readonly bodyFrom: number
}

/** Where the head ends, as gray-matter has it; its engines only hand over the text, none of them parses it. */
function split(file: string, from: number | null): Split {
  if (from === null) return { yaml: '', yamlFrom: 0, bodyFrom: /^\uFEFF/.test(file) ? 1 : 0 }
  let yaml = ''
  const parse = (text: string) => {
    yaml = text
    return {}
  }
  const engine = { parse, stringify: refuse }
  const engines = { yaml: engine, javascript: NO_CODE, json: NO_CODE }
  const { content } = matter(file.slice(from), { language: 'yaml', engines })
  return { yaml, yamlFrom: file.indexOf(yaml, from), bodyFrom: file.length - content.length }
}

/** gray-matter would run JavaScript from a file; none of its other engines is wanted either. */
const NO_CODE = { parse: refuse, stringify: refuse }

function refuse(): never {
  throw new Error('Only YAML front matter is read.')
}

interface ReadField extends FrontMatterField {
  readonly node: unknown
}

/**
 * The fields of a head line by line, or why there are none. A list, a map or a reference that a later line of the same
 * key replaces is an empty value.
 */
function fieldsOf(yaml: Yaml, lineOf: (offset: number) => number): ReadField[] | string {
  if (yaml.contents === null) return []
  if (!isMap(yaml.contents)) return 'it is no list of `key: value` lines'
  const values = valuesOf(yaml)
  if (typeof values === 'string') return values
  const fields = yaml.contents.items.map(({ key, value }: Pair) => ({
    key: String(isScalar(key) ? key.value : key),
    line: lineOf(isNode(key) ? (key.range?.[0] ?? 0) : 0),
    node: value,
  }))
  const last = new Map(fields.map(({ key }, at) => [key, at]))
  return fields.map((field, at) => {
    const { key, node } = field
    const value = isScalar(node) ? node.value : last.get(key) === at ? (values[key] ?? null) : {}
    return { ...field, name: keyName(key), value }
  })
}

/** The values of a document, or why they cannot be had: references of references may be too many. */
function valuesOf(yaml: Yaml): Readonly<Record<string, unknown>> | string {
  try {
    return yaml.toJS() as Record<string, unknown>
  } catch (error) {
    return (error as Error).message
  }
}

function invalid(
  file: string,
  { yamlFrom, bodyFrom }: Split,
  offset: number,
  message: string,
): FrontMatterFault {
  const starts = lineStarts(file)
  const line = lineAt(starts, offset)
  const prose = firstProse(file.slice(yamlFrom, bodyFrom))
  if (prose !== null && yamlFrom + prose <= offset + 1) {
    const proseLine = lineAt(starts, yamlFrom + prose)
    return {
      rule: 'front-matter-unclosed',
      line: proseLine,
      message: `The head is not closed before the text on line ${proseLine}.`,
      remedy: 'Put a line with `---` alone between the head and the text.',
    }
  }
  const reason = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
  return {
    rule: 'front-matter-invalid',
    line,
    message: `The head is not valid YAML: ${reason}`,
    about: shown(file.slice(starts[line - 1], starts[line]).trim()),
    remedy: remedyFor(file.slice(starts[line - 1], starts[line])),
  }
}

function remedyFor(line: string): string {
  if (/^ *\t/.test(line)) return 'Use spaces instead of tabs at the beginning of lines.'
  if (!/:/.test(line))
    return 'Write `key: value` on every line, and `---` alone between the head and the text.'
  return 'Put values that contain a colon, # or a quotation mark between quotation marks.'
}

/** Offset of the first line below a blank one that is no line of a head: the text begins there. */
function firstProse(yaml: string): number | null {
  const prose = /\n[ \t\r]*\n(?![\s#]|---|[^\s:]+[ \t]*:(?:\s|$))(?=[^\n]*\S)/.exec(yaml)
  return prose === null ? null : prose.index + prose[0].length
}

/** An escape whose second character is the one that is meant, or one of a line end after a blank. */
const SLICED_ESCAPE = /\\["\\/ ]|[ \t]\\\r?\n?$/

/** Whether a value is written with escapes that are no characters of it. */
function isEscaped(file: string, { type, range }: Scalar, shift: number): boolean {
  if (type !== Scalar.QUOTE_DOUBLE || range == null) return false
  const pairs = file.slice(range[0] + shift, range[1] + shift).match(/[ \t]?\\[\s\S]/g) ?? []
  return pairs.some(pair => !SLICED_ESCAPE.test(pair))
}

/** A quoted value with a blank for each sign that only says that the next one is meant. */
function withoutEscapes(text: string, type: Scalar['type']): string {
  if (type === Scalar.QUOTE_SINGLE) return text.replace(/''/g, " '")
  return type === Scalar.QUOTE_DOUBLE ? text.replace(/\\([\s\S])/g, ' $1') : text
}

/** Lines of a scalar as slices of the file. Plain and quoted scalars may go on over several lines too. */
function scalarText(file: string, node: Scalar, shift: number): SourceText | null {
  if (typeof node.value !== 'string' || node.range == null) return null
  let from = node.range[0] + shift
  let to = node.range[1] + shift
  if (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL) {
    from = file.indexOf('\n', from) + 1
    if (from === 0) return null
  } else if (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) {
    from += 1
    to -= 1
  }
  const lines: Slice[] = []
  for (let start = from; start < to; ) {
    const newline = file.indexOf('\n', start)
    const end = newline < 0 || newline > to ? to : newline
    const indent = file.slice(start, end).search(/\S|$/)
    lines.push({ from: start + indent, to: end })
    start = end + 1
  }
  const source = linesText(file, lines)
  return { ...source, text: withoutEscapes(source.text, node.type) }
}
