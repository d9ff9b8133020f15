/** Withheld text: HTML elements whose text a page strikes out or does not show, and where each of them ends. */

/** Why the text of an element is not quoted. */
export type Withholding = 'struck-out' | 'hidden'

/** Elements that a page does not show as text, or only where something is missing. */
const UNSEEN = new Set('template noscript noembed noframes title iframe textarea option datalist'.split(' '))
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
/** Elements that end where the next of their kind begins, or what they stand in ends. */
const LOOSE = new Set('p li dt dd tr td th option'.split(' '))
const CONTAINER = new Set('ul ol dl table select'.split(' '))

const STYLE = /\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i
const STRUCK = /text-decoration(?:-line)?\s*:[^;]*line-through/i
const UNDISPLAYED = /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i
const HIDDEN = /\shidden(?=[\s=/>]|$)/i

const NAMED = /\sid\s*=/i

/**
 * Why an element is not quoted, or null. `tag` is its opening tag, with or without the final sign. What a reader may
 * unfold is text like any other: a hidden part below a button (`folds`), or one with an `id` for a button to find.
 */
export function withholdingOf(name: string, tag: string, folds: boolean): Withholding | null {
  if (VOID.has(name)) return null
  if (UNSEEN.has(name)) return 'hidden'
  const isHidden = HIDDEN.test(tag.replace(/"[^"]*"|'[^']*'/g, '""'))
  const [, double, single, bare] = STYLE.exec(tag) ?? []
  const style = double ?? single ?? bare ?? ''
  if (STRUCK.test(style)) return 'struck-out'
  return (isHidden || UNDISPLAYED.test(style)) && !folds && !NAMED.test(tag) ? 'hidden' : null
}

/** An element that is open; it ends as a browser ends it. */
export class WithheldElement {
  private same = 1
  private containers = 0
  private readonly name: string

  constructor(name: string) {
    this.name = name
    if (CONTAINER.has(name)) this.containers = 1
  }

  /** Whether a tag that opens ends the element. `isBlock`: it begins a line of its own. */
  endsBefore(name: string, isBlock: boolean): boolean {
    if (this.name === 'p' && isBlock) return true
    if (LOOSE.has(this.name) && name === this.name && this.containers === 0) return true
    if (name === this.name) this.same++
    if (CONTAINER.has(name)) this.containers++
    return false
  }

  /** Whether a tag that closes ends the element. */
  endsAt(name: string): boolean {
    if (CONTAINER.has(name) && --this.containers < 0) return true
    return name === this.name && --this.same === 0
  }
}
