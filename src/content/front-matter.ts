/** The head of a content file: its values, where they stand, and what is wrong with it. */

import matter from 'gray-matter'
import { isMap, isScalar, parseDocument, Scalar } from 'yaml'
import type { Slice } from '../model.ts'
import { lineAt, lineStarts, linesText, type SourceText } from '../text/source-text.ts'

export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  /** False when the file is text from its first line on. */
  readonly present: boolean
  /** Offset at which the body begins. */
  readonly bodyFrom: number
  /** The characters of a value, without quotes and indentation, or null when it is not a text. */
  field(key: string): SourceText | null
}

export interface FrontMatterFault {
  readonly rule: 'front-matter-unclosed' | 'front-matter-invalid' | 'front-matter-language'
  readonly line: number
  readonly message: string
  readonly remedy: string
}

const OPENED = /^\uFEFF?---(?!-)/

/** Reads the head of `file`. Duplicate keys are allowed, the last one counts; code is never run. */
export function readFrontMatter(file: string): FrontMatter | FrontMatterFault {
  const unclosed = findUnclosed(file)
  if (unclosed !== null) return unclosed
  const language = /^\uFEFF?---[ \t]*([^\s-][^\n]*)/.exec(file)?.[1]?.trim()
  if (language !== undefined && !/^ya?ml$/i.test(language)) {
    return {
      rule: 'front-matter-language',
      line: 1,
      message: `The head is written in "${language.slice(0, 20)}", only YAML is read and code is never run.`,
      remedy: 'Write the values as YAML lines `key: value` and leave the first line at `---`.',
    }
  }
  let fault: FrontMatterFault | null = null
  let shift = 0
  const nodes = new Map<string, Scalar>()
  const parse = (text: string): Record<string, unknown> => {
    shift = file.indexOf(text)
    const document = parseDocument(text.replace(/\r$/, ''), {
      uniqueKeys: false,
      strict: false,
      logLevel: 'silent',
    })
    const error = document.errors[0]
    if (error !== undefined) fault = yamlFault(file, shift + error.pos[0], error.message)
    else if (isMap(document.contents)) {
      for (const pair of document.contents.items) {
        if (isScalar(pair.key) && isScalar(pair.value)) nodes.set(String(pair.key.value), pair.value)
      }
      try {
        return document.toJS() as Record<string, unknown>
      } catch (error) {
        fault = yamlFault(file, shift, (error as Error).message)
      }
    } else if (document.contents !== null)
      fault = yamlFault(file, shift, 'it is no list of `key: value` lines')
    return {}
  }
  const parsed = matter(file, {
    language: 'yaml',
    engines: { yaml: { parse, stringify: refuse }, ...NO_CODE },
  })
  if (fault !== null) return fault
  return {
    data: parsed.data,
    present: OPENED.test(file),
    bodyFrom: file.length - parsed.content.length,
    field: key => {
      const node = nodes.get(key)
      return node === undefined ? null : scalarText(file, node, shift)
    },
  }
}

/** gray-matter would run JavaScript from a file; none of its other engines is wanted either. */
const NO_CODE = {
  javascript: { parse: refuse, stringify: refuse },
  json: { parse: refuse, stringify: refuse },
}

function refuse(): never {
  throw new Error('Only YAML front matter is read.')
}

function findUnclosed(file: string): FrontMatterFault | null {
  if (!OPENED.test(file) || /\n---/.test(file)) return null
  return {
    rule: 'front-matter-unclosed',
    line: 1,
    message: 'The head opened by `---` on the first line is never closed.',
    remedy: 'Put a line with `---` alone between the head and the text.',
  }
}

function yamlFault(file: string, offset: number, message: string): FrontMatterFault {
  const reason = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
  return {
    rule: 'front-matter-invalid',
    line: lineAt(lineStarts(file), offset),
    message: `The head is not valid YAML: ${reason}`,
    remedy: 'Put values that contain a colon, # or a quotation mark between quotation marks.',
  }
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
  return linesText(file, lines)
}
