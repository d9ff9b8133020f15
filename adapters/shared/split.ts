/** Splitting: where a text that is too long for one message is best broken. Pure. */

/** Best gaps to break at, from the gap between paragraphs down to the gap between words. */
const GAPS = ['\n\n', '\n', '. ', ' '] as const
/** A part shorter than this share of the room is not worth a nicer break. */
const LEAST_SHARE = 0.4

/** How much of `text`, which is longer than `limit` UTF-16 units, the first part has; never half a letter. */
export function breakAt(text: string, limit: number): number {
  const room = text.slice(0, limit)
  for (const gap of GAPS) {
    const at = room.lastIndexOf(gap)
    if (at >= limit * LEAST_SHARE) return at + gap.trimEnd().length
  }
  return /[\ud800-\udbff]$/.test(room) ? limit - 1 : limit
}
