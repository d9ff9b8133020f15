/** Preview: a message as Element shows it, drawn with letters for an editor's eyes. */

import { type Piece, unescapeHtml } from './html.ts'

/** Messages one below the other, quotes with a bar at the left, stars around what is bold in them, waves around what is struck out, a triangle where they are folded. */
export function previewMatrix(messages: readonly Piece[]): string {
  return messages.map(({ html }) => previewHtml(html)).join('\n\n')
}

function previewQuote(html: string): string {
  const drawn = html
    .replace(/<\/?strong>/g, '*')
    .replace(/<\/?del>/g, '~')
    .replace(/<ul><li>|<\/li><li>/g, '\n• ')
    .replace(/<\/li><\/ul>/g, '')
  return drawn.replace(/^/gm, '▌ ')
}

function previewHtml(html: string): string {
  const drawn = html
    .replace(/<details><summary>(.*?)<\/summary>(.*?)<\/details>/gs, '▸ $1$2')
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2 <$1>')
    .replace(/<blockquote>(.*?)<\/blockquote>/gs, (_, words: string) => `${previewQuote(words)}\n\n`)
    .replace(/<li>/g, '• ')
    .replace(/<br>|<\/li>/g, '\n')
    .replace(/<\/(?:p|div|ul)>/g, '\n\n')
    .replace(/<\/?(?:p|div|ul|strong|em|code)>/g, '')
  return unescapeHtml(drawn)
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
