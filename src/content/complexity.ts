/**
 * Complexity of a text, measured before it is parsed. The Markdown parser takes much more than twice the time for
 * twice as many lists, marks in a paragraph or quotes inside quotes. Programmes are far below these limits; a text
 * above one of them is left out with a problem that says where it is and what to do.
 */

/** What a text may have at most. The longest programme seen has 721 lines, a paragraph of it 84 with 28 marks. */
export const LIMITS = {
  lines: 20_000,
  /** Lists and quotations, of one text. */
  containers: 300,
  /** Headings made by a line of `=` or `-` below them, of one text. */
  underlined: 200,
  /** List marks and quotation marks before the words of one line. */
  depth: 20,
  /** Columns before a list mark. */
  indent: 100,
  /** Lines without an empty one or a list mark among them. */
  paragraphLines: 1_000,
  /** Runs of `*`, `_` or `~`, and square brackets, in such a paragraph. */
  marks: 500,
  /** Lengths of runs of backticks in such a paragraph: the parser looks for the end of each as far as the paragraph goes. */
  backticks: 10,
  /** Beginnings of declarations (`<!A`) and instructions (`<?`) in such a paragraph, whose ends it looks for as well. */
  declarations: 20,
}

/** Brackets inside brackets of YAML; its parser takes more than twice the time for twice as many. */
const FLOW_DEPTH = 100

/** Whether brackets of YAML stand deeper in each other than any head or configuration needs. Linear. */
export function nestsTooDeep(yaml: string): boolean {
  let depth = 0
  for (const [bracket] of yaml.matchAll(/[[\]{}]/g)) {
    depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1))
    if (depth > FLOW_DEPTH) return true
  }
  return false
}

/** A limit that a text goes over. */
export interface Excess {
  /** Offset in the text. */
  readonly at: number
  readonly message: string
  readonly remedy: string
}

const LINE = /([^\r\n]*)(?:\r\n|\r|\n|$)/y
const PREFIX = /(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))*/y
const RULE = /^[ \t]*[-*_](?:[ \t]*[-*_])*[ \t]*$/
const UNDERLINE = /^[ \t>]*(?:=+|-+)[ \t]*$/
const BULLET = /^[ \t>]*[-*+][ \t]+\S/
const CONTAINER = /^[ \t]*([-*+>]|\d{1,9}[.)])/
/** Such a line begins HTML, which goes on to an empty line and is no paragraph. */
const HTML = /^ {0,3}<\/?(?:table|t[rdh]|thead|tbody|div|section|article|[udo]l|li|d[td]|p|h[1-6])\b/i

/** The first limit that `text` goes over, or null. */
export function excessOf(text: string): Excess | null {
  const counts = { lines: 0, containers: 0, underlined: 0 }
  let paragraph = newParagraph()
  let before = { container: '', indent: 0, isBlank: true }
  for (let at = 0; at < text.length; at = LINE.lastIndex) {
    const line = lineFrom(text, at)
    const found = (message: string, remedy: string): Excess => ({ at, message, remedy })
    const isBlank = line.trim() === ''
    if (++counts.lines > LIMITS.lines)
      return found(
        `The text has more than ${LIMITS.lines} lines.`,
        'Divide it into several files, one for each chapter.',
      )
    if (isBlank) {
      paragraph = newParagraph()
      before = { ...before, isBlank }
      continue
    }
    const indent = line.length - line.trimStart().length
    const depth = RULE.test(line) ? 0 : depthOf(text, at)
    if (depth > LIMITS.depth || (depth > 0 && indent > LIMITS.indent))
      return found(
        `The line is nested too deep: more than ${LIMITS.depth} lists or quotations, or ${LIMITS.indent} spaces.`,
        'Take the marks at the beginning of the line away.',
      )
    const container = depth === 0 ? '' : (CONTAINER.exec(line)?.[1]?.slice(-1) ?? '')
    const isOpened = container !== '' && (container !== before.container || indent > before.indent)
    const isLeft = container === '' && before.container !== '' && indent === 0
    if (isOpened && ++counts.containers > LIMITS.containers)
      return found(
        `The text has more than ${LIMITS.containers} lists or quotations.`,
        'Divide it into several files, one for each chapter.',
      )
    if (container !== '' || isLeft) before = { container, indent, isBlank }
    if (UNDERLINE.test(line) && ++counts.underlined > LIMITS.underlined)
      return found(
        `The text has more than ${LIMITS.underlined} lines of = or - that make headings or rules.`,
        'Write headings with # before them, or divide the text into several files.',
      )
    if (paragraph.lines === 0) paragraph.isHtml = HTML.test(line)
    else if (BULLET.test(line)) paragraph = newParagraph()
    count(line, paragraph)
    const over = PARAGRAPH_LIMITS.find(({ isOver }) => isOver(paragraph))
    if (over !== undefined) return found(over.message, over.remedy)
  }
  return null
}

type Paragraph = ReturnType<typeof newParagraph>

function newParagraph() {
  return {
    ...{ lines: 0, marks: 0, brackets: 0, declarations: 0, isHtml: false },
    backticks: new Set<number>(),
  }
}

/** Adds a line to its paragraph. */
function count(line: string, paragraph: Paragraph): void {
  paragraph.lines++
  if (paragraph.isHtml) return
  paragraph.marks += line.match(/\*+|_+|~+/g)?.length ?? 0
  paragraph.brackets += line.match(/[[\]]/g)?.length ?? 0
  for (const [run] of line.matchAll(/`+/g)) paragraph.backticks.add(run.length)
  paragraph.declarations += line.match(/<(?:\?|!(?!--))/g)?.length ?? 0
}

interface ParagraphLimit {
  readonly isOver: (paragraph: Paragraph) => boolean
  readonly message: string
  readonly remedy: string
}

/** What a paragraph may have, but for lines of HTML. */
const PARAGRAPH_LIMITS: readonly ParagraphLimit[] = [
  {
    isOver: ({ lines, isHtml }) => !isHtml && lines > LIMITS.paragraphLines,
    message: `The paragraph has more than ${LIMITS.paragraphLines} lines.`,
    remedy: 'Put an empty line between its paragraphs.',
  },
  {
    isOver: ({ marks, brackets }) => marks > LIMITS.marks || brackets > LIMITS.marks,
    message: `The paragraph has more than ${LIMITS.marks} marks such as * and _, or square brackets.`,
    remedy: 'Take out those that mean nothing, or put an empty line between its paragraphs.',
  },
  {
    isOver: ({ backticks }) => backticks.size > LIMITS.backticks,
    message: `The paragraph has runs of backticks in more than ${LIMITS.backticks} lengths.`,
    remedy: 'Take out those that mean nothing.',
  },
  {
    isOver: ({ declarations }) => declarations > LIMITS.declarations,
    message: `The paragraph has more than ${LIMITS.declarations} beginnings of a declaration, <! or <?.`,
    remedy: 'Write &lt; for a sign that begins no tag.',
  },
]

/** The line at `at`, without its end; `LINE.lastIndex` is then where the next one begins. */
function lineFrom(text: string, at: number): string {
  LINE.lastIndex = at
  return LINE.exec(text)?.[1] ?? ''
}

function depthOf(text: string, at: number): number {
  PREFIX.lastIndex = at
  return PREFIX.exec(text)?.[0].match(/[-*+>]|\d+/g)?.length ?? 0
}
