/**
 * Paragraphs of which one sentence answers and another one says that it is not ours, not so, only under a condition, or
 * against something else. All of them are invented.
 */

/** A question, the sentence that answers it, and the sentences that no cut may take away, in the order of the text. */
export interface Turned {
  readonly question: string
  readonly answers: string
  readonly bears: readonly string[]
  /** Whether `bears` stands before what answers; else behind it. */
  readonly isBefore: boolean
}

const before = (question: string, bears: string, answers: string): Turned => ({
  ...{ question, answers, bears: [bears], isBefore: true },
})
const behind = (question: string, answers: string, ...bears: readonly string[]): Turned => ({
  ...{ question, answers, bears, isBefore: false },
})

export const TURNED: Readonly<Record<string, readonly Turned[]>> = {
  attribution: [
    before(
      'zbourá se tržnice?',
      'Současné vedení radnice navrhuje přestavbu centra.',
      'Zbourá se stará tržnice.',
    ),
    before(
      'kde vzniknou sklady',
      'Soukromý investor chystá proměnu celé louky.',
      'Sklady vzniknou u potoka.',
    ),
    before('zavře se pobočka knihovny?', 'Rada schválila úspory.', 'Pobočka knihovny se zavře v lednu.'),
    before('zdražení jízdného', 'Podle vedení města je doprava drahá.', 'Jízdné se zdraží o třetinu.'),
    before('bude obchvat lesem?', 'Kraj plánuje rychlejší cestu.', 'Obchvat povede lesem u Lhoty.'),
    before('prodej domů', 'Koalice chce vydělat na majetku.', 'Prodej domů proběhne obálkovou metodou.'),
    before('kácení lip', 'Odbor údajně jiné řešení nenašel.', 'Kácení lip začne na podzim.'),
    behind('parkovací dům', 'Parkovací dům vyroste na hřišti.', 'Tento záměr prosazuje bývalý starosta.'),
    behind('spalovna', 'Spalovna přinese teplo do všech domů.', 'Tvrdí to firma, která ji staví.'),
    behind(
      'zrušení noční linky',
      'Noční linka skončí v březnu.',
      'Rozhodli o tom radní na zavřeném jednání.',
    ),
  ],
  refusal: [
    behind('zbourá se nádražní budova?', 'Zbourá se stará nádražní budova.', 'S ničím z toho nesouhlasíme.'),
    behind('lanovka na kopec', 'Lanovka povede až na kopec.', 'Takovou stavbu odmítáme.'),
    behind('kasino u školy', 'Kasino se otevře hned u školy.', 'Tomu zabráníme.'),
    behind('prodej nemocnice', 'Nemocnice se prodá řetězci.', 'Prodej nikdy nepodpoříme.'),
    behind('těžba písku', 'Těžba písku začne za vsí.', 'Jsme proti.', 'Postavíme se proti tomu u soudu.'),
    behind('co bude ze zahrad: domy?', 'Zahrady ustoupí bytovým domům.', 'Zástavbu zahrad nedopustíme.'),
    behind('mýtné ve městě', 'Mýtné zaplatí každý řidič.', 'My je nechceme.'),
    before('škola se sloučí', 'Úsporný plán odmítáme.', 'Škola se sloučí se sousední.'),
    before('poplatek za psy', 'Nic z následujícího neplatí.', 'Poplatek za psy vzroste na dvojnásobek.'),
    behind('kamery ve třídách', 'Kamery budou v každé třídě.', 'Není to pravda a nikdy to nikdo neschválil.'),
  ],
  condition: [
    behind(
      'nová školka',
      'Novou školku otevřeme příští rok.',
      'Pokud stát nepošle peníze, zůstane u opravy.',
    ),
    before('zrušíte poplatek za svoz?', 'Za podmínky vyššího třídění ušetříme.', 'Poplatek za svoz zrušíme.'),
    behind('bazén', 'Bazén postavíme u řeky.', 'Podmínkou je souhlas vodohospodářů.'),
    behind('tramvaj na sídliště', 'Tramvaj dovedeme na sídliště.', 'Jen tehdy, když to vyjde v referendu.'),
    before('zateplení domů', 'Bude-li dotace, začneme hned.', 'Zateplení čeká třicet domů.'),
    behind('bezplatné obědy', 'Obědy budou pro děti zdarma.', 'Platí to s výjimkou druhého stupně.'),
    behind('odkup zámku', 'Zámek odkoupíme od dědiců.', 'V případě vyšší ceny od toho upustíme.'),
    before('nové byty', 'Jestliže obec získá kasárna, změní je.', 'Nové byty vzniknou ve třech blocích.'),
    behind('úřad v sobotu', 'Úřad otevře i v sobotu.', 'Kdyby nepřišlo dost lidí, zase skončíme.'),
    behind('omezení aut v centru', 'Auta do centra nepustíme.', 'Ledaže by šlo o zásobování nebo lékaře.'),
  ],
  contrast: [
    behind('nový stadion', 'Nový stadion by stál miliardu.', 'Místo toho opravíme školní hřiště.'),
    before(
      'parkoviště pod náměstím',
      'Zatímco jinde se šetří, radní kopou.',
      'Parkoviště pod náměstím pojme tisíc aut.',
    ),
    behind('letiště', 'Letiště se rozroste o dráhu.', 'My ale dáme přednost klidu obyvatel.'),
    behind('muzeum', 'Muzeum sídlí v zámku.', 'To však skončí, protože praská střecha.'),
    behind(
      'autobusy každých deset minut',
      'Autobusy jezdí každých deset minut.',
      'Naopak večer musíte čekat hodinu.',
    ),
    behind('tepelné čerpadlo', 'Tepelné čerpadlo vyhřeje celou školu.', 'Jenže rozvody jsou staré.'),
    behind('pumptrack', 'Pumptrack zabere celý park.', 'Namísto něj vysadíme ovocné stromy.'),
    before('most pro auta', 'Na rozdíl od minulých let přidáme.', 'Most pro auta se rozšíří o pruh.'),
    behind('rozhledna', 'Rozhledna je zavřená.', 'Přesto na ni obec platí hlídače.'),
    behind('jezírko', 'Jezírko vyschlo.', 'Nicméně pramen pod ním teče dál.'),
  ],
}

/** Sentences beside the point that change nothing. */
const PLAIN = [
  'Na okraji obce stojí stará vodárna, kolem které vede oblíbená procházková trasa.',
  'Každou sobotu se tu scházejí dobrovolníci a společně uklízejí břehy rybníka.',
  'V místním spolku pracují dvě desítky členů a pořádají veselý masopustní průvod.',
  'Hasiči slaví letos výročí založení sboru a otevřou velkou výstavu fotografií.',
  'U kapličky rostou tři duby, pod kterými se v létě hraje loutkové divadlo.',
  'Včelaři nabízejí med z okolních sadů a rádi ukazují dětem prosklený úl.',
]

/** A paragraph with a lot of text between its sentences. */
export function spread({ answers, bears, isBefore }: Turned): string {
  const plain = Array.from({ length: 16 }, (_, at) => PLAIN[at % PLAIN.length]).join(' ')
  const core = isBefore ? [...bears, answers] : [answers, ...bears]
  return [plain, ...core.flatMap(sentence => [sentence, plain])].join(' ')
}
