/** Links: addresses that buttons open. Pure. */

import { relationsIn } from '../../../src/czech/discourse.ts'
import { sentences } from '../../../src/czech/sentences.ts'
import type { QuoteBlock } from '../../../src/reply/block.ts'
import { printable } from '../../../src/reply/printable.ts'
import { shortened } from './split.ts'

/** Letters of what goes with a shared link: where the passage stands, and its words. */
const ABOUT_LETTERS = 120
const SHARED_LETTERS = 200
/** A longer address is refused, and the message with it. */
const LONGEST_ADDRESS = 2_048

/** A link that opens the bot at a passage. */
export function deepLink(username: string, code: string): string {
  return `https://t.me/${username}?start=${code}`
}

/** Whether Telegram takes an address for a button; with another one it refuses the whole message. */
export function isLinkForButton(link: string): boolean {
  const { protocol, hostname } = URL.parse(link) ?? { protocol: '', hostname: '' }
  return /^https?:$/.test(protocol) && hostname.includes('.') && link.length <= LONGEST_ADDRESS
}

/** A link that offers to send somebody `link` with what the passage is about and its first sentences. */
export function shareLink(link: string, quote: QuoteBlock): string {
  const share = (words: Record<string, string>) =>
    `https://t.me/share/url?${new URLSearchParams({ url: link, ...words }).toString().replaceAll('+', '%20')}`
  const told = share({ text: summaryOf(quote) })
  return told.length <= LONGEST_ADDRESS ? told : share({})
}

/** `Praha 2022 › Doprava: „Opravíme lávku.“`; without its words where they cannot stand alone. */
function summaryOf({ owner, headings, introductions, parts, items, cutBefore, summary }: QuoteBlock): string {
  const about = shortened([owner, ...headings].filter(part => part !== null).join(' › '), ABOUT_LETTERS)
  const text = parts[0]?.text ?? ''
  const isAlone = introductions.length === 0 && items.length === 0 && !cutBefore
  const opening = isAlone ? openingOf(text) : ''
  const words = opening === '' || summary ? opening : `„${opening}“`
  return printable([about, words].filter(Boolean).join(': '))
}

/** Whole sentences at the beginning of `text`; none where what follows could turn them round. */
function openingOf(text: string): string {
  const ends = sentences(text)
    .map(({ to }) => to)
    .filter(to => to <= SHARED_LETTERS)
  const to = ends.at(-1) ?? 0
  return relationsIn(text.slice(to)).length > 0 ? '' : text.slice(0, to).trim()
}
