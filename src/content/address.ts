/** Addresses of pages, from whatever file they come: one check for all of them. */

/** Longer ones are no links that anybody types or clicks. */
const MAX_LENGTH = 2000
/** Controls, invisible and direction-changing characters, and halves of a character. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

/**
 * `text` as an address that may be linked, escaped by the URL parser, or null. Only http and https, without user name
 * and password, without backslashes and characters that cannot be seen.
 */
export function webAddress(text: string): string | null {
  const given = text.trim()
  if (given.length > MAX_LENGTH || UNSEEN.test(given) || given.includes('\\')) return null
  if (!/^https?:\/\/[^/]/i.test(given)) return null
  const url = URL.parse(given)
  return url === null || url.username !== '' || url.password !== '' ? null : url.href
}

/** Address of a site: the same without a final slash; it ends before `?` and `#`, for paths are added to it. */
export function siteAddress(text: string): string | null {
  return /[?#]/.test(text) ? null : (webAddress(text)?.replace(/\/+$/, '') ?? null)
}

/** Address of the page at `path` of a site, each part of it escaped, or null when that gives none. */
export function pageUnder(site: string, path: string): string | null {
  if (UNSEEN.test(path)) return null
  const escaped = `/${path}`
    .replace(/\/{2,}/g, '/')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
  return webAddress(site + escaped)
}
