/** HTML: a piece of an answer in the two forms that a message has, plain and HTML. Pure. */

import { printable } from '../../../src/reply/printable.ts'
import { ENTITIES, escaped } from '../../../src/text/markup.ts'

export interface Piece {
  readonly plain: string
  /** Of the elements that the specification allows. */
  readonly html: string
}

const SIGNS = new Map(Object.entries(ENTITIES).map(([sign, entity]) => [entity, sign]))

/** The text of HTML without elements, as far as `escaped` and clients escape it. */
export function unescapeHtml(html: string): string {
  return html.replace(/&(?:#\d+|\w+);/g, entity => SIGNS.get(entity) ?? entity)
}

/** Text of content or of ours, safe in both forms. */
export function words(text: string): Piece {
  const plain = printable(text)
  return { plain, html: escaped(plain) }
}

/** `inner` in an HTML element; the plain form stays. */
export function element(name: string, { plain, html }: Piece): Piece {
  return { plain, html: `<${name}>${html}</${name}>` }
}

/** A link; the plain form is the address after its words. */
export function link(label: string, address: string): Piece {
  const { plain, html } = words(label)
  return { plain: `${plain}: ${address}`, html: `<a href="${escaped(address)}">${html}</a>` }
}

/** Pieces one after another. Each separator is given for both forms. */
export function joined(pieces: readonly Piece[], plain: string, html: string): Piece {
  return {
    plain: pieces.map(piece => piece.plain).join(plain),
    html: pieces.map(piece => piece.html).join(html),
  }
}
