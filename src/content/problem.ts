/** Problems of files: which of them leave a file out, and how one is told. */

import type { Problem, Rule } from '../model.ts'

/** A problem of one file, before it is known in which folder it stands. */
export interface Finding {
  readonly rule: Rule
  readonly message: string
  readonly remedy: string
  /** As in `Problem`. */
  readonly about?: string
  /** 1-based; null or missing when the problem has no line. */
  readonly line?: number | null
}

/**
 * Errors leave the file out: it cannot be read, or it cannot be told what it is. With all others the text answers,
 * by the weaker of two claims where one cannot be understood; or there was no text in it to begin with.
 */
export const ERRORS: ReadonlySet<Rule> = new Set<Rule>([
  'folder-unreadable',
  'file-unreadable',
  'file-too-large',
  'file-binary',
  'file-format',
  'file-encoding',
  'file-changing',
  'file-special',
  'link-outside',
  'front-matter-unopened',
  'front-matter-unclosed',
  'front-matter-invalid',
  'front-matter-language',
  'kind-unknown',
  'text-too-complex',
])

/** `finding` as a problem of `file`, a path below `folder`. */
export function problemOf(folder: string, file: string, finding: Finding): Problem {
  const { rule, message, remedy, about, line = null } = finding
  const severity = ERRORS.has(rule) ? 'error' : 'warning'
  return { severity, rule, folder, file, line, message, remedy, ...(about !== undefined && { about }) }
}

export function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

/** Longest value of a file that a message repeats. */
const SHOWN = 80

/** A value of a file as messages repeat it: in one line, not too long, and signs that cannot be seen as `?`. */
export function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 10 * SHOWN)
  const seen = visible(text.replace(/\s+/g, ' '))
  return seen.length > SHOWN ? `${seen.slice(0, SHOWN - 1)}…` : seen
}

/** A text for a terminal, such as the name of a file: signs that cannot be seen, line breaks among them, as `?`. */
export function visible(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '?')
}
