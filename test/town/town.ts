/** The texts of a small town and of one paragraph of another, for tests of whole conversations. */

import type { Files } from '../documents.ts'

export const CYCLE_PATH = 'Cyklostezku podél Labe postavíme do konce roku 2028.'
export const PLAYGROUND = 'Dětské hřiště v parku otevřeme každý den do osmi večer.'
export const PATROLS = 'Městští strážníci loni obešli nádraží čtyřicetkrát v noci.'
export const TRAFFIC_PAGE = 'https://kolin.example/program/doprava.html'

/** Two promises and a report. */
export const FIRST_TEXTS: Files = {
  '2026-kolin/doprava.md': `---
title: Doprava a ulice
garant: Květa Zkušební
campaignCategoryUid: 2026-komunalni
url: ${TRAFFIC_PAGE}
---
## Kola

**Cyklostezku** podél Labe postavíme
[do konce roku](https://kolin.example/plan) 2028.

Na&nbsp;nádraží přibude dvacet <b>stojanů</b>.

## Chodníky

Opravíme tyto chodníky:

- v Zámecké ulici,
- u sokolovny.
`,
  '2026-kolin/hriste.md': `---
title: Hřiště
campaignCategoryUid: 2026-komunalni
---
${PLAYGROUND}
`,
  'prevence/2025-kolin/hlidky.md': `---
title: Noční hlídky
kind: prevention
wording: summary
url: https://kolin.example/zprava.html
---
${PATROLS}
`,
}

/** Stands with the cycle path under one heading. */
export const BIKE_RACKS = 'Na nádraží přibude dvacet stojanů.'
/** The subject of the cycle path in another town. */
export const OPAVA_CYCLE_PATH = 'Cyklostezku kolem řeky Opavy osvětlíme a budeme ji v zimě uklízet.'
/** Our words for what stands on a page. */
export const LIBRARY = 'Knihovna má mít otevřeno i v neděli odpoledne.'
/** A report, in its own words. */
export const LAMPS = 'Město loni vyměnilo osmdesát lamp veřejného osvětlení.'

/** Questions that the bot over `TOWN` proposes. */
export const EXAMPLES = ['Byty', 'Hřiště']

const GRADES = 'první druhá třetí čtvrtá pátá šestá sedmá osmá devátá desátá jedenáctá dvanáctá'.split(' ')
/** Paragraphs of one section, together longer than any message. */
export const SCHOOLS = GRADES.map((grade, at) => {
  const detail = `Na učebnu číslo ${at + 1} vyčleníme peníze v rozpočtu a každý rok zveřejníme, kolik jich zbývá.`
  return [`Každá ${grade} třída základní školy dostane novou učebnu.`, ...Array(7).fill(detail)].join(' ')
})

/** A paragraph of two towns, but for one word. */
export const RAIN = 'Dešťovou vodu ze střech škol a úřadů svedeme do sta nádrží a budeme jí zalévat záhony.'
export const OPAVA_RAIN = RAIN.replace('sta', 'dvou set')
/** A refusal, whose items stand below it. */
export const REFUSED = ['mýtné za vjezd karavanů k jezeru,', 'mýtné za vjezd karavanů do lesa.']
/** The plan of others, a lot of what is beside the point, and what we say to it. */
export const STATION = [
  'Bývalé vedení radnice navrhuje přestavbu čtvrti kolem kolejí.',
  'Zbourá se stará nádražní budova.',
  ...Array(6).fill(
    'Kolem budovy rostou staré lípy, pod kterými lidé v létě čekají na vlak a děti sbírají listí.',
  ),
  'S přestavbou nesouhlasíme.',
]

const kolin = (title: string, text: string, head = '') =>
  `---\ntitle: ${title}\ncampaignCategoryUid: 2026-komunalni\n${head}---\n${text}\n`

/** More titles than one page of a list shows. */
export const TOWN: Files = {
  ...FIRST_TEXTS,
  '2026-kolin/byty.md': kolin('Byty', 'Městské byty opravíme a pronajmeme mladým rodinám.'),
  '2026-kolin/knihovna.md': kolin(
    'Knihovna',
    LIBRARY,
    'wording: summary\nurl: https://kolin.example/program/knihovna.html\n',
  ),
  '2026-kolin/odpady.md': kolin('Odpady', 'Kontejnery na bioodpad přidáme do každé ulice.'),
  '2026-kolin/rozpocet.md': kolin('Rozpočet', 'O části rozpočtu rozhodnou obyvatelé města hlasováním.'),
  '2026-kolin/seniori.md': kolin('Senioři', 'Seniorům zaplatíme tísňové tlačítko.'),
  '2026-kolin/skoly.md': kolin('Školy', SCHOOLS.join('\n\n')),
  '2026-kolin/zelen.md': kolin('Zeleň', 'Na náměstí vysadíme třicet lip a kaštanů.'),
  '2026-kolin/nadrazi.md': kolin('Nádraží', STATION.join(' ')),
  '2026-kolin/poplatky.md': kolin('Poplatky', `Nepodpoříme:\n\n- ${REFUSED.join('\n- ')}`),
  '2026-kolin/voda.md': kolin('Voda', RAIN),
  '2026-opava/kola.md': `---\ntitle: Kola v Opavě\ncampaignCategoryUid: 2026-komunalni\n---\n${OPAVA_CYCLE_PATH}\n`,
  '2026-opava/voda.md': `---\ntitle: Voda v Opavě\ncampaignCategoryUid: 2026-komunalni\n---\n${OPAVA_RAIN}\n`,
  'prevence/2025-kolin/osvetleni.md': `---\ntitle: Veřejné osvětlení\nkind: prevention\nurl: https://kolin.example/osvetleni.html\n---\n${LAMPS}\n`,
}
