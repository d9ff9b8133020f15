import { describe, expect, test } from 'vitest'
import { deadlinesIn } from '../../src/figures/deadlines.ts'
import { figuresIn } from '../../src/figures/figures.ts'

/** Kind, value or range, unit and bound of each figure, one word each. */
const shown = (text: string) =>
  figuresIn(text).map(({ kind, from, to, unit, bound, negated, conditional }) =>
    [
      kind,
      from === to ? `${from}` : `${from}–${to}`,
      unit,
      bound === 'exact' ? '' : bound,
      negated ? 'negated' : '',
      conditional ? 'conditional' : '',
    ]
      .filter(Boolean)
      .join(' '),
  )

describe('figures of a text', () => {
  test.each([
    ['Oprava stála 2 511 000,- Kč.', ['sum 2511000 Kč']],
    ['Klid bude po 22:00 hodině.', []],
    ['Přispějeme 2,5 mil. Kč.', ['sum 2500000 Kč']],
    ['Dotace 9.794.193,- Kč byla vyplacena.', ['sum 9794193 Kč']],
    ['Tři čtvrtiny škol mají jídelnu.', ['share 75 %']],
    ['Dáme 40 až 60 tisíc korun.', ['sum 40000–60000 Kč']],
    ['Dluh je dva a půl miliardy korun.', ['sum 2500000000 Kč']],
    ['Postavíme čtyřicet bytů.', ['count 40 bytů']],
    ['Postavíme nejméně 40 bytů.', ['count 40 bytů at-least']],
    ['Sazba bude nižší než 1 % základu.', ['share 1 % at-most']],
    ['Přibude více než 300 stromů.', ['count 300 stromů at-least']],
    ['Podpoříme přibližně 12 spolků.', ['count 12 spolků about']],
    ['Snížíme náklady do 30 %.', ['share 30 % at-most']],
    ['Daň nezvýšíme o 20 %.', ['share 20 % negated']],
    ['Pokud to půjde, přidáme 5 milionů korun.', ['sum 5000000 Kč conditional']],
    ['Investice: Bazén; Cena: 45 mil. Kč', ['sum 45000000 Kč']],
    ['Podle zákona č. 106/1999 Sb. a § 12 opravíme silnici č. 35.', []],
    ['Opatření 1.1 Podpora obcí v MO Plzeň 3, Telefon: 378 033 800.', []],
    ['Schváleno dne 16. 6. 2021.', ['date 2021 rok']],
    ['V letech 2012 až 2013 byl vytvořen.', ['date 2012 rok', 'date 2013 rok']],
    [
      'Máme 146 hlídačů, z toho 33 bylo ze státu, 51 z kraje.',
      ['count 146 hlídačů', 'count 33 hlídačů', 'count 51 hlídačů'],
    ],
    ['Nakonec přišlo 30, respektive 31 osob.', ['count 30 osob', 'count 31 osob']],
    ['Přibyly dva byty a jeden v Horní Lhotě.', ['count 2 byty', 'count 1 byty']],
    ['Z toho 33 bylo hrazeno z dotace.', []],
    ['Sídlíme v Lipové ulici 11, Dolní Lhota.', []],
    ['Podpoříme 3 spolky v ulici 11.', ['count 3 spolky']],
    ['Program má 4 kroky a „Sport v kraji, 3“ k tomu.', ['count 4 kroky']],
    ['Jedná se o novou školu.', []],
    ['Dvojice hlídačů přibude a s ní další dvojice.', ['count 2 hlídačů', 'count 2 hlídačů']],
    ['Setkáme se jednou či dvakrát ročně.', ['count 1 krát', 'count 2 krát']],
    ['Jednou z priorit je voda a 3krát za rok úklid.', ['count 3 krát']],
    ['Opravíme 216 sociálně potřebných domů.', ['count 216 sociálně potřebných domů']],
    ['Pořídíme 12 zařízení města.', ['count 12 zařízení']],
    ['Podpoříme 2 projekty Dolní Lhoty.', ['count 2 projekty']],
    ['Most nad 3 kolejemi opravíme.', ['count 3 kolejemi']],
    ['Byty pro lidi nad 65 let a děti do 15 let.', ['count 65 let at-least', 'count 15 let at-most']],
    ['Zavítáme do 20 obcí.', ['count 20 obcí']],
    ['Kniha pod lupou, 15 let prevence.', ['count 15 let']],
    ['Nezvýšíme daně a postavíme 40 bytů.', ['count 40 bytů']],
    ['Daně nezvýšíme, postavíme 40 bytů.', ['count 40 bytů']],
    ['Nebudeme prodávat byty za 40 milionů korun.', ['sum 40000000 Kč negated']],
    ['V neděli 3 spolky zazpívají.', ['count 3 spolky']],
    ['Viz https://lhota.example/15-let-prevence a 5 stromů.', ['count 5 stromů']],
    ['Usnesením č. 025/10Z/2021 dne 5. schváleno.', []],
    [
      'Počet bytů: 120; Cena (mil. Kč): 45; Hotovo v %: 30',
      ['count 120 bytů', 'sum 45000000 Kč', 'share 30 %'],
    ],
    ['Dům: 12; Číslo: 7', []],
    ['Snížíme to nejméně o dalších 5 %.', ['share 5 % at-least']],
    ['Dáme 200 tisíc korun a 100 tisíc u oprav.', ['sum 200000 Kč', 'sum 100000 Kč']],
    ['Dostanou příspěvek do výše 100 tisíc korun.', ['sum 100000 Kč at-most']],
    ['Podpoříme obce do 2000 obyvatel.', ['count 2000 obyvatel at-most']],
    ['Přišlo jich 15 tisíc.', ['count 15000']],
    ['Měli jsme 2500 bytů. Dnes jich je jen cca 1312.', ['count 2500 bytů', 'count 1312 bytů about']],
    ['Měli jsme 2500 bytů. Sídlíme v ulici Lipová 1312.', ['count 2500 bytů']],
    ['Máme šest CHKO a 12 ZŠ.', ['count 6 CHKO', 'count 12 ZŠ']],
    ['Z těchto tří můžeme změnit jeden.', []],
    ['Jizerská 50 padesátkrát jinak.', ['count 50 krát']],
    ['Chráníme až 10 % krajiny, dáme 40 až 60 korun.', ['share 10 % at-most', 'sum 40–60 Kč']],
    ['Občan starší 18 let, dítě mladší 6 let.', ['count 18 let at-least', 'count 6 let at-most']],
    ['Dluh přesahuje 30 milionů korun.', ['sum 30000000 Kč at-least']],
    ['Dluh nepřekročí 30 milionů korun.', ['sum 30000000 Kč at-most']],
    ['Je to vaše miliarda (a půl) a milion a půl.', ['sum 1500000000 Kč', 'sum 1500000 Kč']],
    ['Jedním směrem je les, z jedné strany pole.', []],
    ['Potáhneme za jeden provaz, jeden jim pomůže.', []],
    ['Jeden systém tento problém vyřeší.', ['count 1 systém']],
    ['Odpovíme do 30-ti dnů a 15ti lidem.', ['count 30 dnů at-most', 'count 15 lidem']],
    ['Počet obyvatel narostl o 20 % na dnešních cca 62 tisíc.', ['share 20 %', 'count 62000 obyvatel about']],
    ['Počet škol vzrostl ze 12 na 15.', ['count 12 škol', 'count 15 škol']],
    ['Počet škol klesl. Sídlíme na 12.', []],
    ['Seniorů bude bezmála dvojnásobek.', ['count 2 krát about']],
    ['Podepište petici občanů o pětici škol.', ['count 5 škol']],
    ['Rozhodne nejméně 3/4 členů, v domě 3/4.', ['share 75 % at-least']],
    ['Město utratilo několik miliard korun a vložené miliardy.', []],
    ['Stálo to půl miliardy korun.', ['sum 500000000 Kč']],
    ['Od 60. let stojí na jednom místě.', []],
    ['Za poslední dva roky (2016-17) chyběly peníze.', ['count 2 roky', 'date 2016 rok']],
    ['Ze 6 různých daní bude jen jedna nižší.', ['count 6 různých daní', 'count 1 nižší']],
    ['Obě nově stavěné školy a dva tyto domy.', ['count 2 nově stavěné školy', 'count 2 domy']],
    ['Doprava spotřebuje 269 PJ ročně.', ['count 269 PJ']],
    ['Hotovo bude v roce 2026.', ['date 2026 rok']],
  ])('%s', (text, figures) => {
    expect(shown(text)).toEqual(figures)
  })

  test('each with its sentence', () => {
    const text = 'Opravíme školu. Přidáme 5 milionů korun.'
    const [figure] = figuresIn(text)
    expect(text.slice(figure?.sentence.from, figure?.sentence.to)).toBe('Přidáme 5 milionů korun.')
    expect(figure?.text).toBe('5 milionů korun')
  })
})

describe('deadlines of a text, of an election in 2022', () => {
  test.each([
    ['Hotovo do konce roku 2023.', 'by - 2023-12-31'],
    ['Od roku 2028 zavedeme svoz.', 'from 2028-01-01 -'],
    ['Začneme v prvním pololetí 2024.', 'in 2024-01-01 2024-06-30'],
    ['Předložíme ho během prvních sta dnů.', 'by - 2023-04-10 relative'],
    ['Dokončíme ji do dvou let.', 'by - 2024-12-31 relative'],
    ['Stihneme to do konce volebního období.', 'by - 2026-12-31 relative'],
    ['Začneme letos.', 'in 2022-01-01 2022-12-31 relative'],
    ['Opravíme 2023 metrů chodníku.', ''],
    ['Most otevřeme do 31. 12. 2025.', 'by - 2025-12-31'],
    ['Most otevřeme od 1.6.2025.', 'from 2025-06-01 -'],
    ['Most otevřeme do 30. června 2025.', 'by - 2025-06-30'],
    ['Most otevřeme do konce června 2025.', 'by - 2025-06-30'],
    ['Most otevřeme od září 2025.', 'from 2025-09-01 -'],
    ['Most otevřeme dne 5. 6. 2025.', 'in 2025-06-05 2025-06-05'],
    ['Most otevřeme do 31. 13. 2025.', ''],
    ['Most otevřeme příští rok.', 'in 2023-01-01 2023-12-31 relative'],
    ['Most otevřeme do konce příštího roku.', 'by - 2023-12-31 relative'],
    ['Od příštího roku zlevníme vlak.', 'from 2023-01-01 - relative'],
    ['Od roku 2028/2029 spustíme metro.', 'from 2028-01-01 -'],
    ['Metro spustíme v roce 2028/2029.', 'in 2028-01-01 2029-12-31'],
    ['Schválíme jednu změnu za funkční období.', 'by - 2026-12-31 relative'],
    ['Děti do tří let jezdí zdarma.', ''],
    ['V roce 2023 kraj realizoval dva projekty.', ''],
    ['V roce 2023 byly opraveny mosty, do roku 2025 opravíme školu.', 'by - 2025-12-31'],
    ['Most byl zavřen a do roku 2025 ho otevřeme.', 'by - 2025-12-31'],
    ['Od roku 2014 platí ceník.', ''],
    ['Ve volebním období 2022–2026 chceme začít.', 'in 2022-01-01 2026-12-31'],
    ['V příštím volebním období začneme stavět.', 'by - 2026-12-31 relative'],
    ['Rádi bychom trhy do dvou let vrátili.', 'by - 2024-12-31 relative'],
    ['Prioritou bude dokončení mostu do roku 2025.', 'by - 2025-12-31'],
    ['Do roku 2026 se zvýší míra třídění.', 'by - 2026-12-31'],
    ['Most bude do roku 2025 opravený.', 'by - 2025-12-31'],
    ['Otevření mostu do roku 2025.', 'by - 2025-12-31'],
    ['Opravíme most, a to nejpozději do roku 2025.', 'by - 2025-12-31'],
    ['Do roku 2026 bude potřeba 90 nových míst.', ''],
    ['V roce 2024 bude ve městě téměř 14 tisíc žáků.', ''],
    ['Od ledna 2023 město provozuje lanovku.', ''],
    ['Plán předpokládá snížení emisí do roku 2030.', ''],
    ['Chodníky se opravují před volbami, jako je tomu i letos.', ''],
    ['Program pro volby do zastupitelstva v roce 2026', ''],
  ])('%s', (text, deadline) => {
    const found = deadlinesIn(text, 2022).map(({ way, from, to, isRelative }) =>
      [way, from ?? '-', to ?? '-', isRelative ? 'relative' : ''].join(' ').trim(),
    )
    expect(found.join('; ')).toBe(deadline)
  })

  test('what is counted from an election without a year is left out', () => {
    expect(deadlinesIn('Dokončíme ji do dvou let.', null)).toEqual([])
  })
})
