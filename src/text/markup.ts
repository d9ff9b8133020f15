/** Markup: words of a text between the elements of HTML and SVG. Pure. */

/** Signs that mean something there, and how they are written. */
export const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as content of an element, or as the value of an attribute. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => ENTITIES[sign] ?? sign)
}

/** The same for XML, with a space for each character that it forbids. */
export function escapedXml(text: string): string {
  return escaped(text.toWellFormed()).replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
}
