/** Preview: a message as Element shows it, drawn with letters for an editor's eyes. */

import { type Piece, unescapeHtml } from './html.ts'

/** Messages one below the other, quotes with a bar at the left. */
export function previewMatrix(messages: readonly Piece[]): string {
  return messages.map(({ html }) => previewHtml(html)).join('\n\n')
}

function previewHtml(html: string): string {
  const drawn = html
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2 <$1>')
    .replace(/<blockquote>(.*?)<\/blockquote>/gs, (_, words: string) => `${words.replace(/^/gm, '▌ ')}\n\n`)
    .replace(/<li>/g, '• ')
    .replace(/<br>|<\/li>/g, '\n')
    .replace(/<\/(?:p|ul)>/g, '\n\n')
    .replace(/<\/?(?:p|ul|strong|em|code)>/g, '')
  return unescapeHtml(drawn)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
