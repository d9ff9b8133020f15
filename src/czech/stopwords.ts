/** Words that say nothing about the subject of a question, folded. */

/** Never searched: grammar, politeness, talk about the conversation itself. */
const STOP = `
a aby ac ackoli ahoj aj ale ani ano anebo asi aspon at atd az bez blbe bohuzel bud budto by bych bychom byste bys byl byla byli
bylo byly je jsem jsi jsme jste jsou jses ses sem si se neni nejsou nebyl nebude nebudou bude budeme budete budes budou budu co coz cau ci cim clanek
cteme da daji dal dale dalsi dekuji dekuju diky dik dle do dobry dobra dobre den dnes dneska ho hodne chce chcete
chceme chci chtel chtela chteli chteji chtej chtit i ja jak jake jaky jaka jakou jakym jakych jakeho jako jakoby jakoz jeho jehoz jej jeji jejich jejiz jemu jen jenom jenz
jeste jestli jestlize ji jim jimi jine jiny jina jinem jineho jinemu jinym jinych jinymi jinou jich jinak jiz k kam kde kdo kdy kdyz kdyby ke kolem kolik kolika koho komu kom kvuli kym ktera ktere ktereho
kteremu kterou ktery kterych kterym kterymi kteri kudy ma mame maji maj mam mate mas mel mela meli melo mezi mi mit me mne mnou mnohem moc moct moci mohl mohla
mohli moje muj musi musite musime musim muset muze muzete muzeme muzu muzou muzes muzem na nad nade nam nami napriklad nas nase nasi nasem nasich nasim nebo nebot neco nekde nekdo nekdy
nejak nejaky nejake nejaka nejakou nejakych nejakym nektere nektery nemate nemaji nema nemame nemam nez ni nic nich nim nimi nikdo
no o od ode on ona oni ono ony opet opravdu pak po pod podle pokud pomoci porad potom prave pres presto prece pred pri pro proc prosim proste proti proto protoze prvni s sam
sama same sami se sebe sebou si sve svuj svou svych svym svoje svoji ta tady tak take takhle takove takovy takovych taky tam tato te
teda tedy ted ten tento teto tem teme temto ti tim timto to toho tohle tohleto tom tomto tomu tou tu tuto tuhle ty tyhle tyto tech techto u uz v vam vami vas vase vasi vasem vaseho vasich vasim ve vsak
vse vsech vsechno vsechny vsem vsemi vubec vy vice vic vzdy vlastne vlastni z za zase zda zdali zdravim ze zpet
who what when where why how the is are do does you your of for to in on and or a an will be with it this that there have has can think about would should could they their from by at as if not please tell me give any some my we us our was were been being so just also
ako co sa su som ste nie je na pre alebo aby ked kedy kto kde preco
zajimalo zajima zeptat chtel bych myslite myslis rikate rikaji nazor nazory postoj postoje stanovisko pozice pozici mineni mluvite pise
jaxi hej halo nazdar cus moje moji mym mema mejma tema tema tyma tama hele jo jasne urcite vlastne nejspis snad fakt furt nejen
ppl ok tj tzn napr atp apod aj resp popr pripadne cca pan pani
`

/** Searched but never needed: plans and deeds in general, people and places without a name. */
const WEAK = `
udelat udelate udela udelaji udelali delat dela delate delaji deje delaj delam deleme resit resite resi reseni vyresit vyresite vyresi planovat planujete plany plan planu planech chystat
chystate chysta zlepsit zlepsite zlepsi zlepseni zajistit zajistite zajisti podporit podporite podpori podpora podporu podporujete podporovat podporujes zavest zavedete zavede zaridit zaridite
navrhnout navrhujete navrh navrhy prosadit prosadite prosazujete prosazovat nabidnout nabidnete nabizite existuje dat date davat davate dava vznikne
vzniknout vznik zmenit zmenite zmeni zmena zmeny pomoct pomuzete pomuze pomahate pomoc novy nova nove novych noveho novou lepsi velky velke velka maly male spatny spatne
situace situaci problem problemy problemu problemem vec veci lide lidi lidem clovek obcan obcane obcanu obyvatel obyvatele mesto mesta meste mestem obec obce obci kraj kraje kraji krajem nasemu stat
bydlim bydlime zijeme zijem zijeme tema temata oblast oblasti bod bodu programu program programe volby volbach volbam pirati piratu piratum pirate piratska piratske strana strany strane
rok roku roce letech let cely cela cele mnoho malo vetsi mensi nejvetsi nejlepsi hlavni dulezity spravne zacit zacnete prestat moznost moznosti zpusob
umoznit umoznite zasadit usilovat nechat nechate brat berete vidi vidite vedet vite vim znat znate jit jde jdou pujde prijit stat stane myslet mysli
konecne jednou brzy rychle dlouho nekolik kazdy kazdou kazde hrozne strasne uplne docela celkem teprve klidne strana policy party program plan plans position want
nemuzu nemuzeme nechci nechce nechcete nechceme nechteji nejde nemohou musime tezko misto mista miste stejne jinde jinam jedna jeden jedno dva dve dvou tri nad
`

const stop = new Set(STOP.split(/\s+/).filter(Boolean))
const weak = new Set(WEAK.split(/\s+/).filter(Boolean))

/** Stop words that without accents are also other words: být and byt. */
const ACCENTED = new Map([['byt', 'být']])

/** Whether a word, as written and folded, is a stop word. */
export function isStopWord(folded: string, text = folded): boolean {
  return ACCENTED.has(folded) ? text.toLowerCase() === ACCENTED.get(folded) : stop.has(folded)
}

export function isWeakWord(folded: string): boolean {
  return weak.has(folded)
}
