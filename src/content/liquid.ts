/** Liquid, Jekyll's template language: which characters of a text are its tags, and which text it prints only at times. */

import type { Slice } from '../model.ts'

export interface Liquid {
  /** Tags, values, comments and notes to the template. */
  readonly hidden: readonly Slice[]
  /** What stands between tags that decide whether it is printed. None lies inside another. */
  readonly conditional: readonly Slice[]
  /** Values, and tags that may print something in the line that they stand in. */
  readonly printed: readonly Slice[]
}

/** Tags whose inside is printed under a condition, several times, or in another place. */
const DECIDING = new Set(['if', 'unless', 'case', 'for', 'tablerow', 'capture'])
/** Tags that print nothing themselves. A tag of a plugin may print anything. */
const SILENT = new Set(
  'assign break case comment continue else elsif if unless for tablerow capture raw when layout'.split(' '),
)
const NAME = /^\{%-?\s*(\w+)/

/** Characters beside a tag that are looked at. */
const BESIDE = 200

interface Tag extends Slice {
  /** Empty for a value `{{ … }}`. */
  readonly name: string
}

/** Reads `text` once. A tag that is never closed is text, and so is what follows an `{% if %}` without an end. */
export function readLiquid(text: string): Liquid {
  const tags = tagsOf(text)
  const hidden: Slice[] = [...tags]
  const bodies: Slice[] = []
  const open = new Map<string, number[]>()
  const ends = { comment: nextOf(tags, 'endcomment'), raw: nextOf(tags, 'endraw') }
  for (let at = 0; at < tags.length; at++) {
    const tag = tags[at] as Tag
    if (tag.name === 'comment' || tag.name === 'raw') {
      const end = ends[tag.name][at]
      if (end === undefined) continue
      if (tag.name === 'comment') hidden.push({ from: tag.to, to: tags[end]?.from ?? tag.to })
      at = end
    } else if (DECIDING.has(tag.name)) {
      const starts = open.get(tag.name) ?? []
      starts.push(tag.to)
      open.set(tag.name, starts)
    } else if (tag.name.startsWith('end')) {
      const from = open.get(tag.name.slice(3))?.pop()
      if (from !== undefined) bodies.push({ from, to: tag.from })
    }
  }
  const printed = tags.filter(tag => prints(tag) && (tag.name === '' || !isAlone(text, tag)))
  return { hidden, conditional: outermost(bodies), printed }
}

function prints({ name }: Tag): boolean {
  return !SILENT.has(name.replace(/^end/, ''))
}

/**
 * Whether nothing else stands in the line of a tag, nor in the one above or below: it puts a box, a picture or a part of
 * the page beside a text and not into it.
 */
function isAlone(text: string, { from, to }: Slice): boolean {
  const before = text.slice(Math.max(0, from - BESIDE), from)
  const after = text.slice(to, to + BESIDE)
  if (!/(?:^|\n)[ \t]*$/.test(before) || !/^[ \t\r]*(?:\n|$)/.test(after)) return false
  return /(?:^\s*|\n[ \t\r]*\n[ \t]*)$/.test(before) || /^[ \t\r]*(?:$|\n[ \t\r]*(?:\n|$))/.test(after)
}

function tagsOf(text: string): Tag[] {
  const tags: Tag[] = []
  const none = { '%': false, '{': false }
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const kind = text[at + 1]
    if ((kind !== '%' && kind !== '{') || none[kind]) {
      at++
      continue
    }
    const end = text.indexOf(kind === '%' ? '%}' : '}}', at + 2)
    none[kind] = end < 0
    if (end < 0) continue
    const name = kind === '%' ? (NAME.exec(text.slice(at, end))?.[1] ?? '') : ''
    tags.push({ name, from: at, to: end + 2 })
    at = end + 2
  }
  return tags
}

/** For each tag the number of the next one called `name`. */
function nextOf(tags: readonly Tag[], name: string): (number | undefined)[] {
  const next: (number | undefined)[] = []
  for (let at = tags.length - 1, found: number | undefined; at >= 0; at--) {
    next[at] = found
    if (tags[at]?.name === name) found = at
  }
  return next
}

function outermost(ranges: readonly Slice[]): Slice[] {
  const found: Slice[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (range.from >= (found.at(-1)?.to ?? 0)) found.push(range)
  }
  return found
}
