/** Addresses that Telegram accepts in entities and buttons. */

const SCHEME = /^([a-z][a-z\d+.-]*):\/\//i
const HOST = /^(?:[\p{L}\p{N}._~%!$&'()*+,;=-]+|\[[\da-f:.]+\])$/iu

/** What Telegram says against `link`, or null: `https://example.org` passes, `http://localhost` does not. */
export function linkProblem(link: string): string | null {
  if (/^(?:tg|ton):/i.test(link))
    return /^\w+:(?:\/\/)?[\w.-]+(?:[/?#]\S*)?$/.test(link) ? null : 'Wrong tg URL'
  const scheme = SCHEME.exec(link)
  if (scheme && !/^https?$/i.test(scheme[1] ?? '')) return 'Unsupported URL protocol'
  const rest = link.slice(scheme?.[0].length ?? 0)
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? ''
  const [, host = '', port] = /^(?:.*@)?(\[.*\]|[^:]*)(?::(.*))?$/.exec(authority) ?? []
  if (host === '') return 'URL host is empty'
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) < 65_536))
    return 'Wrong port number specified in the URL'
  if (/\s/.test(rest) || !HOST.test(host)) return 'Wrong HTTP URL'
  return host.includes('.') || host.startsWith('[') ? null : 'Wrong HTTP URL'
}

/** What is said against the address of a web app. */
export function webAppProblem(link: string): string | null {
  return /^https:\/\//i.test(link) ? linkProblem(link) : 'Only HTTPS links are allowed'
}
