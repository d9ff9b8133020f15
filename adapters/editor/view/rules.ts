/** Rules of `check` in Czech: what is wrong and what to do, said once for all places. */

import type { Rule } from '../../../src/model.ts'

export interface RuleWords {
  readonly title: string
  readonly remedy: string
}

const rule = (title: string, remedy: string): RuleWords => ({ title, remedy })

const FOLDERS = {
  'folder-unreadable': rule('Složka se nedá otevřít', 'Zkontrolujte její cestu a práva ke čtení.'),
  'subfolder-unreadable': rule(
    'Podsložka se nedá otevřít',
    'Dovolte programu ji číst, nebo ji přesuňte jinam.',
  ),
  'folder-empty': rule(
    'Ve složce není žádný text',
    'Přidejte do ní soubory .md nebo .txt, nebo zadejte jinou složku.',
  ),
  'site-data-invalid': rule(
    'Nastavení webu se nedá přečíst',
    'Opravte zápis v _config.yml nebo v datech webu.',
  ),
  'site-address-invalid': rule(
    'Adresa webu není platná',
    'Napište do _config.yml adresu, která začíná https://.',
  ),
} as const

const FILES = {
  'file-unreadable': rule('Soubor se nedá přečíst', 'Zkontrolujte, že existuje a že ho program smí číst.'),
  'file-too-large': rule('Soubor je moc velký', 'Rozdělte text na kapitoly.'),
  'file-binary': rule(
    'Soubor není text',
    'Uložte jeho text jako .md nebo .txt v UTF-8, nebo soubor odstraňte.',
  ),
  'file-format': rule(
    'Soubor je v jiném formátu, než říká jeho jméno',
    'Uložte jeho text jako .md nebo .txt v UTF-8.',
  ),
  'file-encoding': rule('Soubor není v UTF-8', 'Uložte ho znovu v kódování UTF-8.'),
  'file-changing': rule('Soubor se při čtení měnil', 'Uložte ho a chvíli počkejte.'),
  'file-special': rule(
    'Tohle není obyčejný soubor',
    'Dejte na jeho místo soubor s textem, nebo ho odstraňte.',
  ),
  'file-hidden': rule('Skryté soubory se nečtou', 'Přejmenujte soubor tak, aby nezačínal tečkou.'),
  'file-ignored': rule(
    'Dokumenty v tomto formátu se nečtou',
    'Uložte text jako Markdown (.md) nebo prostý text (.txt).',
  ),
  'link-outside': rule(
    'Odkaz vede ven ze složky',
    'Dejte na jeho místo kopii textu, nebo přidejte i druhou složku.',
  ),
  'link-dangling': rule('Odkaz nikam nevede', 'Opravte ho, nebo ho odstraňte.'),
} as const

const HEADS = {
  'front-matter-unopened': rule('Hlavička nezačíná řádkou ---', 'Přidejte řádku --- na začátek souboru.'),
  'front-matter-unclosed': rule('Hlavička nemá konec', 'Ukončete ji řádkou --- nad textem.'),
  'front-matter-invalid': rule(
    'Hlavička se nedá přečíst',
    'Opravte zápis; hodnoty s dvojtečkou dejte do uvozovek.',
  ),
  'front-matter-language': rule('Hlavička není v YAML', 'Přepište ji do YAML.'),
  'front-matter-late': rule('Hlavička začíná až pod prázdnými řádky', 'Smažte, co je před prvním ---.'),
  'key-unknown': rule('Neznámý klíč v hlavičce', 'Opravte jeho jméno, nebo řádku vypusťte.'),
  'key-case': rule('Klíč má jinou velikost písmen', 'Napište ho stejně jako v content/README.md.'),
  'key-repeated': rule('Klíč je v hlavičce víckrát', 'Nechte jen jednu řádku.'),
  'value-not-text': rule('Hodnota není text', 'Dejte hodnotu do uvozovek.'),
  'wording-unknown': rule(
    'Neznámé znění (wording)',
    'Napište verbatim nebo summary. Zatím platí za shrnutí.',
  ),
  'kind-unknown': rule('Neznámý druh textu (kind)', 'Napište program nebo prevention.'),
  'status-unknown': rule('Neznámý stav (status)', 'Opravte ho, nebo vypusťte. Zatím platí za návrh.'),
  'draft-unknown': rule('Neznámá hodnota u draft', 'Napište draft: true nebo draft: false.'),
  'published-unknown': rule('Neznámá hodnota u published', 'Napište published: true nebo published: false.'),
  'year-invalid': rule('Rok není rok', 'Napište rok voleb nebo zprávy, třeba year: 2026.'),
  'place-unknown': rule(
    'Neznámé místo',
    'Opravte jméno. Místo mimo seznam se najde jen přesně tak, jak je napsané.',
  ),
  'order-repeated': rule('Dvě kapitoly mají stejné pořadí', 'Dejte každé jiné číslo.'),
  'uid-clash': rule('Dva texty mají stejné uid', 'Dejte každému textu kampaně vlastní uid.'),
  'category-differs': rule('Složka a kampaň mají jiný rok', 'Sjednoťte je.'),
} as const

const ADDRESSES = {
  'permalink-invalid': rule(
    'Text nemá odkaz kvůli permalinku',
    'Opravte permalink, nebo přidejte url: https://….',
  ),
  'url-invalid': rule('Na adresu textu se nedá odkázat', 'Napište url: https://…, bez jména a hesla.'),
  'summary-without-url': rule('Shrnutí nevede k originálu', 'Přidejte url: https://….'),
  'page-switched-off': rule(
    'Web stránku nezveřejňuje',
    'Přejmenujte soubor, má-li mít stránku. Zatím platí za návrh.',
  ),
} as const

const TEXTS = {
  'text-missing': rule('V souboru není text', 'Napište ho, nebo soubor odstraňte.'),
  'title-missing': rule('Text nemá název', 'Přidejte title: ….'),
  'year-missing': rule('Program nemá rok', 'Přidejte year: 2026, nebo rok v kampani.'),
  'place-missing': rule('Text nemá místo', 'Přidejte place: …, není-li pro celou zemi.'),
  'text-too-complex': rule(
    'Text je moc složitý',
    'Rozdělte ho na kapitoly a vynechte značky, které nic neznamenají.',
  ),
  'word-too-long': rule('Slovo je moc dlouhé', 'Rozdělte ho mezerami, nebo ho vypusťte.'),
  'text-struck-out': rule('Přeškrtnutý text se necituje', 'Smažte ho, nebo odstraňte značky, pokud platí.'),
  'text-hidden': rule('Skrytý text se necituje', 'Odkryjte ho, nebo ho smažte.'),
  'text-conditional': rule('Podmíněný text se necituje', 'Napište ho bez podmínky, má-li se citovat.'),
  'text-patchy': rule(
    'V textu jsou díry, které doplňuje web',
    'Napište slova přímo do textu, má-li se citovat.',
  ),
  'text-unclosed': rule('Značka nemá konec', 'Uzavřete ji.'),
  'text-escaped': rule('Značky jsou v textu vidět', 'Napište je bez zpětných lomítek, nebo je smažte.'),
} as const

const OWNERS = {
  'leftover-sample': rule('Ukázkový text ze šablony', 'Odstraňte ho. K odpovědím se nepoužívá.'),
  'leftover-other-place': rule('Text jiného místa', 'Odstraňte ho, nebo uveďte v hlavičce jeho místo.'),
  'campaign-of-another-place': rule(
    'Kampaň mluví o jiném místě',
    'Odstraňte ji, zbyla-li po kopírování webu, nebo uveďte její místo.',
  ),
  'election-of-another-place': rule(
    'Místo takové volby nemá',
    'Odstraňte text, nebo opravte místo a volby v hlavičce.',
  ),
  'document-repeated': rule(
    'Dva soubory mají stejný text',
    'Smažte kopii, nebo ji nechte: odstavce se ukážou jednou, s oběma místy.',
  ),
} as const

export const RULES: Readonly<Record<Rule, RuleWords>> = {
  ...FOLDERS,
  ...FILES,
  ...HEADS,
  ...ADDRESSES,
  ...TEXTS,
  ...OWNERS,
}
