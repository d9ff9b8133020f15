/** Unquoted text: what an editor should know about text that is never quoted, though it stands in the file. */

import type { Unquoted } from './blocks.ts'
import type { Document } from './document.ts'
import type { Finding } from './problem.ts'

/** Letters of the text that a message names. */
const NAMED_LETTERS = 60

const FINDINGS = {
  'struck-out': {
    rule: 'text-struck-out',
    what: 'is struck out and is not quoted',
    remedy: 'Delete it, or take away the marks (~~, <del>, <s>) if it holds.',
  },
  conditional: {
    rule: 'text-conditional',
    what: 'stands between tags such as {% if %} and {% endif %}, so that a page may not show it; it is not quoted',
    remedy: 'Take it out of the tags if it always holds.',
  },
  hidden: {
    rule: 'text-hidden',
    what: 'is hidden on the page (hidden, display: none, <template>, <noscript>, …) and is not quoted',
    remedy: 'Delete it, or show it on the page if it holds.',
  },
  patchy: {
    rule: 'text-patchy',
    what: 'has values or tags of a template between its words, such as {{ … }}, and is not quoted',
    remedy: 'Write the words and figures themselves in their place.',
  },
  unclosed: {
    rule: 'text-unclosed',
    what: 'and all that follows is lost, because a comment, script or style before it is never closed',
    remedy: 'Close it with -->, </script>, </style> or {:/comment}, or take its beginning away.',
  },
  escaped: {
    rule: 'text-escaped',
    what: 'is written with escapes such as \\u010d or \\n and is not quoted',
    remedy: 'Write the letters themselves, and several lines below "key: |".',
  },
} as const satisfies Record<Unquoted['reason'], unknown>

/** One warning of each kind for a document, at the first of such texts. */
export function unquotedFindings({ unquoted, line }: Document): Finding[] {
  return Object.entries(FINDINGS).flatMap(([reason, { rule, what, remedy }]) => {
    const [first, ...others] = unquoted.filter(text => text.reason === reason)
    if (first === undefined) return []
    const also = others.length === 0 ? '' : ` (${others.length} more below.)`
    return [
      {
        rule,
        line: line(first.from),
        message: `"${shortened(first.text)}" ${what}.${also}`,
        about: shortened(first.text),
        remedy,
      },
    ]
  })
}

function shortened(text: string): string {
  return text.length <= NAMED_LETTERS ? text : `${text.slice(0, NAMED_LETTERS).trimEnd()}…`
}
