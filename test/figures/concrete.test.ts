import { expect, test } from 'vitest'
import { concreteParts } from '../../src/figures/concrete.ts'

test.each([
  ['Podpoříme kulturu.', []],
  ['Do konce roku 2024 postavíme 40 bytů za 90 mil. Kč.', ['sum', 'count', 'date', 'term']],
  ['Zveřejníme smlouvy podle zákona č. 106/1999 Sb.', ['law']],
  ['Změníme zákon o obcích.', ['law']],
  ['Navážeme na Klimatický plán města.', ['programme']],
  ['Město požádá Ministerstvo vnitra.', ['institution']],
  ['Cesta povede podél řeky Labe do Kolína.', ['place']],
  ['Budeme promptně uklízet v Dolní Lhotě.', []],
  ['Prosadíme nový zákon, plán a úřad. Program bude veřejný.', []],
  ['Změníme živnostenský zákon.', ['law']],
  ['Podpoříme český zákon.', []],
  ['Vstoupíme do spolku Otevřená města.', ['institution']],
  ['Rozšíříme knihovnu Petra Bezruče.', ['institution']],
  ['Vydáme zpravodaj Hláska a otevřeme bod Otevřená radnice.', []],
  ['Budeme se řídit dokumentem „Pravidla pro stavby“.', ['programme']],
  ['„Pravidla pro stavby“ platí.', []],
  ['Využijeme programy jako Restart.', ['programme']],
  ['Podle programu Pirátů a projektu Dolní Lhoty.', []],
  ['Inspirací je Bavorsko, Sasko a Polsko.', ['place']],
  ['Rozšíříme Hornolhotskou průmyslovou zónu.', ['place']],
  ['Dokončíme ho u Západního obchvatu.', ['place']],
  ['Opravíme Žerotínovo náměstí.', ['place']],
  ['Oživíme centra obcí v centrech Modřan a Kamýku.', ['place']],
  ['Zkusíme projekt „Doktor Taxi“.', ['programme']],
  ['Školení o GDPR, MTB a TOP pro ÚMČ a FN.', []],
  ['Domluvíme se s MŠMT.', ['institution']],
  ['Pomůže agentura INNOGROW.', ['institution']],
  ['Naplníme zápis na seznam UNESCO.', ['institution']],
  ['Podpoříme SVJ a ZUŠ v JmK a sdružení (ZUŠ).', []],
  ['Po vzoru Švédska začneme s Hláskami.', ['place']],
  ['Polovinu úspor vrátíme školám.', ['share']],
])('%s', (text, parts) => {
  expect(concreteParts(text, { year: 2022, place: 'Dolní Lhota' })).toEqual(parts)
})
