import { describe, expect, test } from 'vitest'
import { asksBelowAnswer } from '../../src/chat/addressed.ts'

const lines = (text: string) => text.trim().split(/\n\s*/)

/** What asks, whoever writes it. */
const QUESTIONS = lines(`
  a kolik jich je?
  a kolik to bude stát
  a kolik to bude stat
  kdo to zaplatí?
  kdo to zaplati
  kdy začne oprava mostu
  kdy zacne oprava mostu
  proč ne dřív?
  jak to bude s parkováním
  jak to bude s parkovanim
  a co školky
  a co školy v Opavě?
  a pro seniory
  a pro seniory?
  a v Opavě
  a v Opave
  a na venkově taky?
  a jinde?
  zrušíte semafory
  zrusite zbytecne semafory
  budete stavět byty
  budou levnější jízdenky
  bude se opravovat lávka
  ukaž další
  ukaž mi něco o školách
  ukaz mi neco o skolach
  řekněte mi víc o lávce
  najdi něco o psech
  vysvětli ten poplatek
  zajímá mě doprava
  zajima me doprava
  chtěl bych vědět, kdo to platí
  rád bych věděl, jak dlouho
  hele a kolik to stojí?
  díky, a co parkování?
  dobře, a kdy?
  prosím, kde to stojí
  jaký máte názor na hřiště
  jaky mate nazor na hriste
  které ulice
  odkud jsou ty peníze
  dál
  další
  víc
  KOL26-AB3DE
  kol26-ab3de
  do kdy bude most zavřený
  za kolik korun
  to je hezké, ale kdo to bude uklízet
  to je hezky ale kdo to bude uklizet
  díky, a ještě bych potřebovala vědět, jak to bude s jeslemi
  mám dotaz k obecním bytům
  otázka je kde vzít učitele
  ptal jsem se na tramvaj, ne na autobus
  ať napíše, co s tou skládkou
  můžeš mi najít něco o lavičkách
  muzes mi najit neco o lavickach
  je tam něco o lavičkách
  něco o lavičkách by nebylo
  není v tom nějaký bod o vodě
  opraví se i ta lávka
  našel by se i plavecký bazén
  má obec plán na sucho
  platilo by to i pro chaty
  jen ve středu nebo i v neděli
  postavit školku nebo ne
  a lavičky
  jestli se opraví i kostel
`)

/** What people say about an answer or to each other, whoever writes it. */
const REMARKS = lines(`
  souhlasím
  souhlasim
  👍
  👍👍👍
  😂😂
  to je dobrý bod, souhlasím
  to je dobry bod, souhlasim
  hele Petře, to jsem nevěděl
  hele Petre, to jsem nevedel
  no vidíš, a kdy jdeme na pivo?
  no vidis, a kdy jdeme na pivo?
  kdy se sejdeme?
  přijdeš zítra?
  přesně
  presne tak
  díky
  díky moc
  ok
  jasně
  super
  to je super, že?
  fakt?
  vážně?
  to je nesmysl
  no jo
  jo jo
  ne
  to se mi líbí
  to se mi libi
  nevím, mně to přijde drahé
  myslím, že mají pravdu
  jak jsem říkal
  jak rikam
  kdo ví
  kdo vi
  proč ne
  máte pravdu
  mate pravdu
  vidíte
  co naděláš
  ty jo, to je drahé
  haha
  a na to jsem zvědavý
  ...
  !!!
  Petře, ty ses na to ptal?
  hele Petře, kolik to stojí?
  nechceš mi pak napsat?
  nechces mi pak napsat?
  mami to je pro tebe
  nechápu, jak může někdo chtít zrušit školku
  kdo nic nechce, nic nedostane
  jak dlouho už na to čekáme
  uvidí se po volbách
  to jako vážně někdo chce?
  nemáte někdo číslo na instalatéra?
  buď se domluví, nebo ne
  jestli to tak půjde dál, odstěhuju se
  ale koho volit, to nevím
  posílám to dál
  tak to mi stačí
`)

/** What goes on only where the person who got the answer writes it. */
const SUBJECTS = lines(`
  dětské hřiště v parku
  parkování v centru
  parkovani v centru
  v pátek
`)

describe('below an answer', () => {
  test.each(QUESTIONS)('asks: %s', text => {
    expect([asksBelowAnswer(text, false), asksBelowAnswer(text, true)]).toEqual([true, true])
  })
  test.each(REMARKS)('asks nothing: %s', text => {
    expect([asksBelowAnswer(text, false), asksBelowAnswer(text, true)]).toEqual([false, false])
  })
  test.each(SUBJECTS)('asks where the asker goes on: %s', text => {
    expect([asksBelowAnswer(text, false), asksBelowAnswer(text, true)]).toEqual([false, true])
  })
})
