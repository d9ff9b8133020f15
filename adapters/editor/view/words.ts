/** Words of the editor's page for what the model names: states, kinds, reasons. */

import type { State } from '../../../src/editor/answer-summary.ts'
import type { Circumstance } from '../../../src/editor/content-changes.ts'
import type { Role } from '../../../src/editor/inspector.ts'
import type { Detail, Kind, Leftover, NotPolicy, Reason, Status, Wording } from '../../../src/model.ts'

export const STATES: Readonly<Record<State, string>> = {
  answer: 'Odpověď',
  closest: 'Nejblíž, ale ne odpověď',
  no: 'Bez odpovědi',
}

export const ROLES: Readonly<Record<Role, string>> = {
  shown: 'ukáže se',
  offered: 'na tlačítku',
  next: 'až po „další“',
  left: 'neukáže se',
}

export const KINDS: Readonly<Record<Kind, string>> = {
  program: 'slib z programu',
  prevention: 'údaj ze zprávy',
}

export const STATUSES: Readonly<Record<Status, string>> = {
  current: 'platný program',
  'term-over': 'období skončilo',
  draft: 'návrh',
  plan: 'záměr úřadu',
  report: 'zpráva úřadu',
  undated: 'bez roku',
  internal: 'vnitřní dokument strany',
}

export const WORDINGS: Readonly<Record<Wording, string>> = { verbatim: 'doslovné znění', summary: 'shrnutí' }

export const LEFTOVERS: Readonly<Record<Leftover, string>> = {
  sample: 'ukázkový text šablony, neodpovídá',
  'other-place': 'text jiného místa, odpovídá jen na dotaz s jeho jménem',
}

export const CIRCUMSTANCES: Readonly<Record<Circumstance, string>> = {
  kind: 'druh',
  status: 'stav',
  place: 'místo',
  year: 'rok',
  guarantor: 'garant',
  wording: 'znění',
  headings: 'nadpisy',
  link: 'odkaz',
}

export const DETAILS: Readonly<Record<Detail, string>> = {
  number: 'kolik',
  date: 'kdy',
  place: 'kde',
  person: 'kdo',
  deed: 'co se splnilo',
}

/** What a share of the score is for, and which colour of its bar it has. */
export const REASONS: Readonly<Record<Reason, { readonly name: string; readonly group: Group }>> = {
  words: { name: 'slova otázky v odstavci', group: 'words' },
  sentence: { name: 'slova otázky v jedné větě', group: 'words' },
  proximity: { name: 'slova blízko sebe', group: 'words' },
  exact: { name: 'slova ve stejném tvaru', group: 'words' },
  bm25: { name: 'vzácnost slov', group: 'words' },
  context: { name: 'vedlejší slova otázky', group: 'words' },
  want: { name: 'údaj, na který se ptá', group: 'words' },
  meaning: { name: 'blízkost významu', group: 'meaning' },
  form: { name: 'podoba textu: slib, popis, útržek', group: 'form' },
  year: { name: 'stáří textu', group: 'form' },
}

export type Group = 'words' | 'meaning' | 'form'

export const GROUPS: Readonly<Record<Group, string>> = {
  words: 'slova',
  meaning: 'význam',
  form: 'podoba a stáří',
}

/** Why a message is answered as no question of policy. */
export const NOT_POLICY: Readonly<Record<NotPolicy | 'place' | 'foreign-language', string>> = {
  greeting: 'Je to pozdrav.',
  goodbye: 'Je to rozloučení.',
  thanks: 'Je to poděkování.',
  reaction: 'Je to poznámka k předchozí odpovědi.',
  person: 'Někdo chce mluvit s člověkem.',
  'about-bot': 'Ptá se na robota samého.',
  'voting-advice': 'Ptá se, koho volit. Robot neradí.',
  'election-date': 'Ptá se, kdy a kde se volí. To v textech není.',
  candidates: 'Ptá se na kandidáty nebo zvolené. Jména se v textech nehledají.',
  contact: 'Ptá se na kontakt nebo přihlášku.',
  privacy: 'Ptá se, co robot o lidech ví.',
  maker: 'Ptá se, kdo robota provozuje.',
  'where-programme': 'Ptá se, kde texty jsou.',
  'whole-programme': 'Ptá se na celý program. Robot nabídne jeho témata.',
  empty: 'Není v tom nic, co by se dalo hledat.',
  'too-long': 'Je to na jednu otázku moc dlouhé.',
  'off-topic': 'Není to otázka na program.',
  place: 'Je to jen jméno místa.',
  'foreign-language': 'Je to v jiném jazyce než texty.',
}
