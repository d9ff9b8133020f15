/** Calendar: promises with a deadline as iCalendar, the same bytes for the same promises. */

import { dayOf, type Promised } from '../figures/promises.ts'
import type { ReplyFile } from './block.ts'
import { ownerOf } from './owner.ts'
import { PHRASES } from './phrases.ts'

/** Most events in a file that goes with a reply; the latest ones stay. */
const MOST_SENT = 500

/** Bytes of a line, without its end. */
const LINE_BYTES = 75

type Day = [number, number, number]

/** A whole-day event on the last day of each deadline. Rejects where the library finds an event wrong. */
export async function calendarOf(promised: readonly Promised[]): Promise<Uint8Array> {
  // Loaded when it is needed, so that it does not slow down every start.
  const { createEvents } = await import('ics')
  const seen = new Map<string, number>()
  const { error, value } = createEvents(
    promised.map(one => {
      const { passage, deadline } = one
      const { code, text, source } = passage
      const key = `${code}-${dayOf(one)}`
      const before = seen.get(key) ?? 0
      seen.set(key, before + 1)
      const day = dayOf(one).split('-').map(Number) as Day
      return {
        uid: `${key}${before === 0 ? '' : `-${before}`}@doslova`,
        productId: '-//Doslova//CS',
        calName: PHRASES.calendarName,
        // The day itself in place of the time of writing, so that the bytes stay the same.
        timestamp: Date.UTC(day[0], day[1] - 1, day[2]),
        start: day,
        end: nextDay(day),
        title: `${ownerOf(source, [])}: ${deadline.text} (${code})`,
        description: text.slice(deadline.sentence.from, deadline.sentence.to),
        ...(source.link !== null && { url: source.link }),
      }
    }),
  )
  if (error !== undefined && error !== null) throw error
  return new TextEncoder().encode(folded(value ?? ''))
}

/** Lines of at most 75 bytes each, as RFC 5545 wants them: the library counts letters. */
function folded(calendar: string): string {
  return calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map(line => {
      let bytes = 0
      return Array.from(line, letter => {
        const size = Buffer.byteLength(letter)
        const isFull = bytes + size > LINE_BYTES
        bytes = isFull ? size + 1 : bytes + size
        return isFull ? `\r\n ${letter}` : letter
      }).join('')
    })
    .join('\r\n')
}

/** The calendar as a file of a reply; none where there is nothing to put in. */
export async function calendarFiles(promised: readonly Promised[]): Promise<readonly ReplyFile[]> {
  if (promised.length === 0) return []
  return [
    {
      name: 'terminy.ics',
      mediaType: 'text/calendar',
      bytes: await calendarOf(promised.slice(-MOST_SENT)),
      alt: PHRASES.calendarAlt,
    },
  ]
}

function nextDay([year, month, day]: Day): Day {
  const next = new Date(Date.UTC(year, month - 1, day + 1))
  return [next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate()]
}
