/** Long texts in parts, at paragraphs or sentences where possible, and never inside a letter. Pure. */

const GAPS = ['\n\n', '\n', '. ', ' '] as const
/** A part shorter than this share of the room is not worth a nicer break. */
const LEAST_SHARE = 0.4

/** `text` in parts of at most `limit` UTF-16 units, without white space at their ends. */
export function splitText(text: string, limit: number): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (rest.length > limit) {
    const at = breakAt(rest, limit)
    parts.push(rest.slice(0, at).trimEnd())
    rest = rest.slice(at).trimStart()
  }
  return rest === '' ? parts : [...parts, rest]
}

function breakAt(text: string, limit: number): number {
  const room = text.slice(0, limit)
  for (const gap of GAPS) {
    const at = room.lastIndexOf(gap)
    if (at >= limit * LEAST_SHARE) return at + gap.trimEnd().length
  }
  return /[\ud800-\udbff]$/.test(room) ? limit - 1 : limit
}
