/** Printable text: that of content files without what a screen would take for an order. */

/** Without characters that would move the cursor or turn the reading direction; the length stays the same. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
}
