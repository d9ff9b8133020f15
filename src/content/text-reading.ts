/** Reading of a text: what it says by itself, whatever file of whatever site it stands in. */

import { fold } from '../czech/fold.ts'
import { sentences } from '../czech/sentences.ts'
import { bodyText, lineAt, lineStarts } from '../text/source-text.ts'
import { blockText, type Unquoted } from './blocks.ts'
import { excessOf } from './complexity.ts'
import type { Entry } from './entries.ts'
import { type FrontMatter, type FrontMatterFault, readFrontMatter } from './front-matter.ts'
import { LONGEST_HEADING } from './list.ts'
import { type Reading as Marked, readMarkdown } from './markdown.ts'
import { outline } from './outline.ts'
import type { Finding } from './problem.ts'

/** Values of the head that a page prints as text. */
const PRINTED = ['perex', 'intro', 'perex1', 'perex2'] as const

export interface TextReading {
  readonly frontMatter: FrontMatter
  /** The title it gives itself, or null. */
  readonly title: string | null
  readonly entries: readonly Entry[]
  /** Texts of the head that a page prints. */
  readonly printed: readonly string[]
  readonly body: readonly string[]
  readonly unquoted: readonly Unquoted[]
}

/** Why a text is not read. */
export type TextFault = FrontMatterFault | ComplexityFault

export function readText(text: string): TextReading | TextFault {
  const frontMatter = readFrontMatter(text)
  if ('rule' in frontMatter) return frontMatter
  const fault = complexityFault(text, frontMatter)
  if (fault !== null) return fault
  const marked = readMarkdown(text, bodyText(text, frontMatter.bodyFrom))
  const given =
    typeof frontMatter.data.title === 'string' && frontMatter.data.title.trim() !== ''
      ? frontMatter.data.title
      : null
  const body = outline(text, marked, given !== null || frontMatter.present)
  const printed = readPrinted(text, frontMatter, marked)
  return {
    frontMatter,
    title: given ?? body.title ?? firstHeading(text, marked),
    entries: [...printed.entries, ...body.entries],
    printed: printed.page,
    body: body.page,
    unquoted: [...printed.unquoted, ...marked.unquoted],
  }
}

type ComplexityFault = Finding & { readonly rule: 'text-too-complex' }

/** What makes a text more complex than a programme is, in its title, its printed values or its body. */
function complexityFault(text: string, frontMatter: FrontMatter): ComplexityFault | null {
  const fault = (offset: number, message: string, remedy: string): ComplexityFault => ({
    ...{ rule: 'text-too-complex', line: lineAt(lineStarts(text), offset), message, remedy },
  })
  const title = frontMatter.field('title')
  if (title !== null && title.text.length > LONGEST_HEADING)
    return fault(
      title.offset(0),
      `The title has more than ${LONGEST_HEADING} characters.`,
      'Shorten it, and write the rest as text.',
    )
  const printed = PRINTED.map(key => frontMatter.field(key)).filter(field => field !== null)
  for (const source of [...printed, bodyText(text, frontMatter.bodyFrom)]) {
    const excess = excessOf(source.text)
    if (excess !== null) return fault(source.offset(excess.at), excess.message, excess.remedy)
  }
  return null
}

function firstHeading(file: string, { blocks }: Marked): string | null {
  const heading = blocks.find(block => block.kind === 'heading')
  const text = heading === undefined ? '' : blockText(file, heading)
  return text === '' || text.length > LONGEST_HEADING ? null : text
}

/** Texts of the head that the body does not repeat; a list of the body's headings is no text. */
function readPrinted(
  file: string,
  frontMatter: FrontMatter,
  { blocks }: Marked,
): { entries: Entry[]; page: string[]; unquoted: Unquoted[] } {
  const entries: Entry[] = []
  const page: string[] = []
  const unquoted: Unquoted[] = []
  const body = fold(blocks.map(block => blockText(file, block)).join('\n'))
  for (const key of PRINTED) {
    const source = frontMatter.field(key)
    const escaped = frontMatter.escaped(key)
    if (escaped !== null) unquoted.push({ reason: 'escaped', ...escaped })
    if (source === null) continue
    const marked = readMarkdown(file, source)
    const read = outline(file, marked, true)
    unquoted.push(...marked.unquoted)
    page.push(...read.page)
    for (const entry of read.entries) if (!repeats(body, entry.text)) entries.push(entry)
  }
  return { entries, page, unquoted }
}

function repeats(body: string, text: string): boolean {
  return sentences(text).every(({ from, to }) =>
    body.includes(fold(text.slice(from, to)).replace(/^\d+[.)]\s+/, '')),
  )
}
