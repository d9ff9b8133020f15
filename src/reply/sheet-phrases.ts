/** Sheet phrases: what a printed sheet says besides the passages on it. */

import { plural } from '../czech/plural.ts'
import type { Role, Sheet } from '../debate/sheet.ts'
import { OPEN_END } from '../question/years.ts'
import { czechDate, yearsSpan } from './time-phrases.ts'

const ROLES: Readonly<Record<Role, string>> = {
  proposals: 'SLIB',
  facts: 'SKUTEČNOST',
}

/** Whether no year is left out. */
function isOpen(years: Sheet['years']): years is null {
  return years === null || (years[0] === 0 && years[1] >= OPEN_END)
}

export const SHEET_PHRASES = {
  title: (topic: string) => `Podklady k debatě: ${topic}`,
  subtitle: ({ place, years }: Pick<Sheet, 'place' | 'years'>) =>
    ['podklady k debatě', place, isOpen(years) ? null : yearsSpan(...years)].filter(Boolean).join(' · '),
  key: 'V uvozovkách je doslova text, kurzívou naše shrnutí, tučně věty nejblíž tématu. Plná čára: slib, dvojitá: skutečnost ze zprávy. Kód odstavec znovu najde: /p KÓD.',
  role: (role: Role) => ROLES[role],
  figures: 'Čísla',
  deadlines: 'Termíny',
  timeline: 'Kdy o tom kdo psal:',
  changes: 'Co se změnilo',
  before: 'dříve',
  missing: 'K tomu tu nic nemáme',
  sources: 'Zdroje',
  empty: 'K tématu jsme v textech nic nenašli.',
  past: 'termín uplynul',
  running: 'termín běží',
  ourSummary: 'naše shrnutí, ne citace',
  summary: 'Naše shrnutí, ne citace:',
  goesOn: '… celý odstavec má kód',
  alsoIn: 'také',
  more: (count: number) => `a ${plural(count, 'další', 'další', 'dalších')}`,
  leftOut: (count: number, codes: string) =>
    `Nevešlo se: ${plural(count, 'další odstavec', 'další odstavce', 'dalších odstavců')}, kódy ${codes}`,
  notes: 'Poznámky',
  foot: ({ version, date }: Sheet['content']) =>
    `Doslova · verze textů ${version}${date === null ? '' : ` z ${czechDate(date)}`}`,
  page: (page: number, pages: number) => `strana ${page} z ${pages}`,
} as const
