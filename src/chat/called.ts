/** Call by name at the beginning of a message: "Doslova: …", "doslova, …", "@doslova …", or through a relay. Pure. */

/** The name of whoever wrote a message elsewhere, as relays put it before the words. */
const RELAYED = /^(?:<[^<>\n]{1,40}>|\[[^[\]\n]{1,40}\]|\*\*[^*\n]{1,40}\*\*:|[\p{L}\p{N}][^:\n@]{0,40}:)\s+/u

/**
 * What stands behind a call by one of `names`, or null where the message begins with none. A name without `@` calls only
 * before a colon or a comma: "doslova" is a word as well.
 */
export function withoutCall(text: string, names: readonly string[]): string | null {
  const own = calledRest(text, names)
  if (own !== null) return own
  const relayed = text.replace(RELAYED, '')
  return relayed === text ? null : calledRest(relayed, names)
}

function calledRest(text: string, names: readonly string[]): string | null {
  const any = names.filter(name => name !== '').map(escaped)
  if (any.length === 0) return null
  const call = new RegExp(
    `^(?:@(?:${any.join('|')})(?![\\p{L}\\d_.=/+-]|:\\S)\\s*[:,]?|(?:${any.join('|')})\\s*[:,](?=\\s|$))\\s*`,
    'iu',
  )
  return call.test(text) ? text.replace(call, '') : null
}

function escaped(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
