/** Rules of meta questions: which words make one, and which may stand beside them. */

import type { NotPolicy } from '../model.ts'
import {
  ADJECTIVE,
  either,
  FEMININE,
  forms,
  inflected,
  MASCULINE,
  SOFT_ADJECTIVE,
  VERB_AT,
  VERB_IT,
  VERB_OVAT,
} from './word-class.ts'

export interface MetaRule {
  readonly reason: NotPolicy
  /** A word of each class has to be there. */
  readonly needs: readonly RegExp[]
  /** Classes that may be there, besides grammar and places. */
  readonly allows?: readonly RegExp[]
  /** Whether any other words may be there too: "koho mám volit, když …". */
  readonly isOpen?: boolean
  /** Only for a message that is understood alone. */
  readonly alone?: boolean
}

// Grammar that tells one question from another.
const WHO = forms('kdo kto kym koho komu kohoze who whom')
const WHOM = forms('koho komu who whom')
const WHEN = either(forms('kdy kedy when dokdy odkdy dlouho'), inflected('termin datum hodin', MASCULINE))
const WHERE = forms('kde kam kdeze odkud where')
const HOW = forms('jak ako how')
const WANT = forms('chci chcem chceme chtel chtela chtit muzu mohu mohl mohla can want')
const SHOULD = forms('mam mame mel mela meli bych bychom muzu mohu should')
const OR = forms('nebo anebo ci alebo or')
const YOU = forms('vas vam vami vasi vasim vasich vaseho vase te ti tebe tobe tvuj tvoje tve tveho you your')
const YOU_ARE = forms('jsi ses jste ste si are')
const YOU_HAVE = forms('mate mas have')
const ME = forms('me mne mi muj moje moji mych mym mymi mou meho my me')
const MINE = forms('muj moje moji mych mym mymi mou meho my nase nasich nasim')
const THIS = forms('tohle tohleto tohoto tohohle tenhle tento toto tim timhle timto this')
const SHOW = forms(
  'dej dejte dat dam date davat posli poslete poslat ukaz ukazte ukazat napis napiste vypis vypiste give send show',
)
const FIND = forms(
  'najdu najdes najde najdeme najdem najit nalezt naleznu sehnat sehnu ziskat ziskam zjistim vidim videt existuje vsude cely celeho cela celou find get see read',
)
const PARTY = either(
  inflected('stran', FEMININE),
  inflected('politick', ADJECTIVE),
  forms('hnuti koalice koalici party parties'),
)
/** Parties that people name beside the one whose texts these are. */
const PARTY_NAME = forms(
  'ods ano spd stan kdu csl cssd socdem kscm top zeleni zelene zelenych svobodni svobodne prisaha prisahu motoriste motoristy spolu stacilo starostove starosty',
)
const NOW = either(
  inflected(
    'nov soucasn byval dnesn nynejs budouc pristi dals letosn nejbliz',
    `${ADJECTIVE} ${SOFT_ADJECTIVE}`,
  ),
  forms('letos pristi ted nejblizsi next'),
)

// Elections.
const ELECTION = forms('volby voleb volbam volbach volbami election elections')
const ELECTION_KIND = either(
  inflected(
    'volebn komunaln senatn parlamentn prezidentsk krajsk obecn snemovn evropsk',
    `${ADJECTIVE} ${SOFT_ADJECTIVE}`,
  ),
  forms(
    'snemovny senatu zastupitelstva zastupitelstev parlamentu kraje kraj kraju obci obce mesta europarlamentu',
  ),
  forms('kolo kola kole prvni druhe druheho'),
)
const VOTE = either(
  forms('volit volim volis voli volime volite volil volila volili zvolit odvolit volici vote voting'),
  forms('hlasovat hlasuji hlasuju hlasuje hlasujes hlasujete hlasujeme'),
)
const VOICE = forms('hlas hlasu hlasem')
const CAST = forms('dat dam date davat odevzdat odevzdam hodit vhodit dostanete')
const POLLING_PLACE = inflected('mistnost urn', '_ i y u ich am em ech ach')
const TAKE_PLACE = forms(
  'konaji konat konaly probihaji probehnou probihat zacinaji zacnou konci skonci jdou jde da daji otevreno otevrene otevrena zavrene zavreno den dny dnu hodina rok roku roce',
)
const OPEN = forms('oteviraji oteviraj otevira otevrou zaviraji zavira zavrou otevrene otevreny otevreno')
const NEEDED = forms('potrebuji potrebuju potreba vzit sebou obcanku obcanka')
const VOTER_CARD = either(inflected('volicsk', ADJECTIVE), inflected('prukaz', MASCULINE))
const GO = forms(
  'jit jdu pujdu pujdete prijit prijdu chodit chodim nechodit nejit zajit dorazit ist vynechat ignorovat go',
)
const WORTH = forms(
  'cenu cena smysl stoji vyplati duvod duvody presvedc presvedcte proc rozhodnout rozhodnu nevim',
)
const BEST = forms('nejlepsi lepsi nejhorsi horsi nejlip lip best better')
const RECOMMEND = either(inflected('doporuc porad', 'it is ite i ime te ujes ujete _'), forms('recommend'))
const CHOOSE = forms('vybrat vybiram vyberu vybirat zvolit rozhodnout choose pick')

// People.
const CANDIDATE = either(
  inflected('kandidat spolukandidat', MASCULINE),
  inflected('kandidatk kandidatec lidryn', FEMININE),
  forms(
    'kandidatce kandidatek kandiduji kandiduju kandiduje kandidujes kandidujete kandidujou kandidovat kandidoval',
  ),
  forms('lidr lidra lidrem lidrovi lidru lidri lidry leader candidate candidates running'),
)
const OFFICE_HOLDER = either(
  inflected('starost mistostarost', 'a y ovi u o ou ove um'),
  inflected('starostk mistostarostk primatork hejtmank senatork zastupitelk', 'a y u ou am ami'),
  inflected('primator hejtman senator poslanec ministr premier prezident namestek sef', MASCULINE),
  inflected('poslanc namestk', MASCULINE),
  inflected('zastupitel', '_ e i ele em u um ich ove'),
  inflected('predsed mistopredsed', 'a y ovi u o ou ove kyne'),
  forms('radni mluvci jednicka jednicku jednickou mayor leader chairman'),
)
const NAME = forms('jmeno jmena jmen jmenem jmenuje jmenuji jmenujou prijmeni name names')
const HEAD = forms('cele celo celem vede povede vedete nasadite nasazujete stavite postavite navrhujete')
const LIST = forms(
  'seznam seznamu listina listinu listine listiny predstav predstavte predstavit misto mistech miste',
)

// Contacts.
const CONTACT = either(
  inflected('telefon mail email kontakt mobil facebook instagram twitter web', MASCULINE),
  inflected('adres', FEMININE),
  inflected('telefonn emailov mailov kontaktn postovn', `${ADJECTIVE} ${SOFT_ADJECTIVE}`),
  forms('cislo cisla ucet uctu e tel stranky strankach site sitich phone number contact address'),
)
const CONTACT_LIST = inflected('kontakt', MASCULINE)
const OFFICE = either(
  inflected('kancelar pobock centrum', '_ e i y u em ich a'),
  forms('sidlo sidla sidlite sidli sidlis pobocku pobocka office'),
)
const REACH = forms(
  'kontaktovat kontaktuju napsat napisu psat zavolat zavolam volat dovolat ozvat spojit oslovit sejit potkat zastihnout setkat obratit reach call',
)
const JOIN = forms(
  'pridat pridam prihlasit prihlasim vstoupit pripojit zapojit zapojim zapsat registrovat stat stanu prispet prispivat darovat pomoct pomoci podporit join donate',
)
const MEMBER = either(
  inflected('clen dobrovolnik podporovatel sympatizant', MASCULINE),
  forms('clenka clenkou clenstvi dobrovolnice member volunteer'),
)
const APPLICATION = inflected('prihlask', FEMININE)

// Data of people who ask.
const DATA = either(
  forms('data dat datech daty datum data'),
  inflected('udaj', MASCULINE),
  inflected('osobn', SOFT_ADJECTIVE),
)
const MESSAGE = either(
  inflected('zprav otazk konverzac', `${FEMININE} i`),
  forms('otazek dotaz dotazy dotazu dotazech historie historii chat chatu messages questions'),
)
const WROTE = forms('pisu pise napisu psal psala ptam ptal ptala zeptam napsal napsala')
const KEEP = either(
  inflected('smaz vymaz', 'at as e te ete u _ ou'),
  inflected(
    'uklad uchovav zaznamenav zapamat pamat shromazdov predav prodav sdil',
    `${VERB_AT} uji uju ujes uje ujete et is ite i`,
  ),
  inflected('sled zaznamen shromazd zapis analyz zneuz', `${VERB_OVAT} ${VERB_AT}`),
  inflected('sbir', VERB_AT),
  inflected('uloz archiv eviduj', `${VERB_IT} ${VERB_OVAT} _ es ete te`),
  forms('mazat mazes mazete zapomen zapomente zapomenes spehujes spehujete spehuje delete store keep'),
)
const SEE = forms('vidi vidis vidite uvidi cte ctes ctete cist ctou precte dostane sees reads')
const KNOW = forms('vis vite vi vedi zjistis znas znate')
const SOMEWHERE = forms('nekde nekam nikde nikam vsechno vsechny treti tretim stran stranam osobam nekdo')
const TREAT = either(
  forms(
    'delas delate deje stane jde jdou nakladas nakladate zachazis zachazite chranis chranite ochrana chrani',
  ),
  forms('dodrzujes dodrzujete resis resite'),
)
const GDPR = forms('gdpr')
const CONFIDENTIAL = inflected('soukrom duvern verejn', `${ADJECTIVE} e`)
const ANONYMOUS = inflected('anonymn', `${SOFT_ADJECTIVE} e`)

// Who is behind the bot.
const BOT = either(
  inflected('bot robot chatbot botik', MASCULINE),
  inflected('aplikac', 'e i'),
  forms('doslova'),
)
const ASKED_BOT = either(BOT, forms('te tebe tu ta vas you'))
const MADE = forms(
  'udelal udelala udelali vytvoril vytvorila vytvorili naprogramoval naprogramovala napsal stvoril vyrobil vymyslel spustil zalozil vyvinul vyviji dela tvori made built created',
)
const AUTHOR = inflected('autor tvurc vyvojar provozovatel majitel', `${MASCULINE} ce`)
const RUNS = forms(
  'plati platil platili financuje financoval provozuje spravuje sponzoruje ridi ovlada vlastni hradi dotuje stoji pays runs owns',
)
const PAID = either(
  inflected('placen zaplacen financovan sponzorovan hrazen dotovan', `${ADJECTIVE} _ o`),
  forms('platis platite'),
)
const MONEY = either(
  inflected('penez peneze danov verejn statn mestsk', `${ADJECTIVE} ${SOFT_ADJECTIVE} _`),
  forms('penize penezi penezi dani dane poplatniku poplatnici rozpoctu stat statu statem mesto mestem'),
)
const COSTS = forms('stoji stal stala provoz provozu vyvoj')
const TRUST = forms('verit verim verime duverovat duveruju spolehnout spolehat trust')
const IMPARTIAL = either(
  inflected(
    'nezavisl nestrann objektivn duveryhodn zaujat cenzurovan neutraln',
    `${ADJECTIVE} ${SOFT_ADJECTIVE}`,
  ),
)

// The texts themselves.
const PROGRAMME = forms('program programu programy programem programech programum programme manifesto')
const READ = forms(
  'precist ctu precteni stahnout stazeni odkaz odkazy link linky pdf web webu online stranky',
)

// The programme as a whole.
const PLANS = forms(
  'slibujete slibuje slibuji slibuju nabizite nabizi planujete planuje planuji chystate chysta chystaji prosazujete prosazuje prosazuji chteji chcete delate udelate udelali zmenite prinesete prinasite hodlate usilujete navrhujete byste promise offer',
)
const AIM = either(
  inflected('priorit', FEMININE),
  inflected('cil plan slib bod', MASCULINE),
  forms('tema temata temat tematu tematum tematech aims goals topics priorities'),
)
const MAIN = either(
  inflected(
    'hlavn klicov zasadn stezejn nejdulezitejs nejvets prv',
    `${ADJECTIVE} ${SOFT_ADJECTIVE} nich ni`,
  ),
  forms('nejdriv nejdrive nejprve predevsim hlavne nejvic main'),
)
const DO = forms('delat udelat zmenit zlepsit dosahnout prosadit dokazat prinest zaridit vylepsit change do')
const PEOPLE = forms(
  'lidi lidem lide lidmi obcany obcanum obyvatele obyvatelum volice volicum mesto mestu obec obci kraj kraji nas nam us people',
)
const SUMMARIZE = forms(
  'shrn shrnte shrnout shrnes shrnete shrnuti strucne zkracene kratce vyjmenuj vyjmenujte summarize summary',
)

const OF_ELECTIONS = [ELECTION, ELECTION_KIND, VOTE, NOW, TAKE_PLACE, PARTY]
const OF_VOTING = [
  ELECTION,
  ELECTION_KIND,
  VOTE,
  PARTY,
  PARTY_NAME,
  BEST,
  CANDIDATE,
  OFFICE_HOLDER,
  CAST,
  WORTH,
  NOW,
]
const OF_PEOPLE = [
  CANDIDATE,
  OFFICE_HOLDER,
  NAME,
  HEAD,
  LIST,
  ELECTION,
  ELECTION_KIND,
  PARTY,
  NOW,
  SHOW,
  YOU_HAVE,
]
const OF_CONTACTS = [CONTACT, OFFICE, REACH, SHOW, FIND, PARTY, CANDIDATE, OFFICE_HOLDER, JOIN, MEMBER, NOW]
const OF_DATA = [DATA, MESSAGE, WROTE, KEEP, SEE, SOMEWHERE, BOT, TREAT]
const OF_BOT = [BOT, MADE, RUNS, PAID, MONEY, COSTS, THIS, PARTY]
const OF_PROGRAMME = [PROGRAMME, ELECTION, ELECTION_KIND, READ, FIND, SHOW, PARTY, NOW]
const OF_WHOLE = [
  PROGRAMME,
  AIM,
  MAIN,
  DO,
  PLANS,
  SUMMARIZE,
  SHOW,
  ELECTION,
  ELECTION_KIND,
  PARTY,
  NOW,
  YOU,
  YOU_HAVE,
]

/** The first one that a message follows holds. */
export const META_RULES: readonly MetaRule[] = [
  { reason: 'election-date', needs: [ELECTION, either(WHEN, WHERE)], allows: OF_ELECTIONS },
  { reason: 'election-date', needs: [VOTE, either(WHEN, WHERE)], allows: OF_ELECTIONS },
  {
    reason: 'election-date',
    needs: [POLLING_PLACE, inflected('volebn', SOFT_ADJECTIVE)],
    allows: [...OF_ELECTIONS, OPEN, FIND],
  },
  { reason: 'election-date', needs: [ELECTION, NEEDED], allows: [...OF_ELECTIONS, VOTER_CARD] },
  { reason: 'election-date', needs: [inflected('volicsk', ADJECTIVE), VOTER_CARD], allows: [FIND, ELECTION] },
  { reason: 'voting-advice', needs: [VOTE, either(WHOM, SHOULD, YOU, PARTY)], allows: OF_VOTING },
  {
    reason: 'voting-advice',
    needs: [forms('mam mel mela bych'), forms('volit'), either(WHOM, OR, PARTY, PARTY_NAME)],
    isOpen: true,
  },
  { reason: 'voting-advice', needs: [VOICE, either(WHOM, YOU, PARTY)], allows: OF_VOTING },
  { reason: 'voting-advice', needs: [GO, ELECTION], allows: OF_VOTING },
  { reason: 'voting-advice', needs: [GO, VOTE], allows: OF_VOTING },
  { reason: 'voting-advice', needs: [BEST, PARTY], allows: OF_VOTING },
  { reason: 'voting-advice', needs: [BEST, OR, PARTY_NAME], allows: OF_VOTING },
  {
    reason: 'voting-advice',
    needs: [either(RECOMMEND, CHOOSE), either(WHOM, PARTY, ELECTION, CANDIDATE)],
    allows: OF_VOTING,
  },
  {
    reason: 'contact',
    needs: [CONTACT, either(YOU, YOU_HAVE, PARTY, CANDIDATE, OFFICE_HOLDER)],
    allows: OF_CONTACTS,
  },
  { reason: 'contact', needs: [OFFICE, either(WHERE, YOU, YOU_HAVE, PARTY)], allows: OF_CONTACTS },
  { reason: 'contact', needs: [CONTACT_LIST], allows: [SHOW, FIND] },
  { reason: 'contact', needs: [REACH, either(YOU, PARTY, CANDIDATE, OFFICE_HOLDER)], allows: OF_CONTACTS },
  { reason: 'contact', needs: [WHERE, YOU, FIND], allows: [PARTY] },
  { reason: 'contact', needs: [JOIN, either(YOU, PARTY, MEMBER)], allows: OF_CONTACTS },
  { reason: 'contact', needs: [APPLICATION, either(YOU, PARTY)], allows: OF_CONTACTS },
  { reason: 'contact', needs: [MEMBER, either(HOW, WANT)], allows: OF_CONTACTS },
  { reason: 'candidates', needs: [CANDIDATE], allows: OF_PEOPLE },
  { reason: 'candidates', needs: [OFFICE_HOLDER, either(WHO, NAME)], allows: OF_PEOPLE },
  { reason: 'privacy', needs: [KEEP, either(DATA, MESSAGE, ME, WROTE)], allows: OF_DATA },
  { reason: 'privacy', needs: [SEE, either(DATA, MESSAGE, WROTE)], allows: OF_DATA },
  { reason: 'privacy', needs: [CONFIDENTIAL, MESSAGE], allows: OF_DATA },
  { reason: 'privacy', needs: [KNOW, forms('mne me')], allows: OF_DATA },
  { reason: 'privacy', needs: [DATA, MINE], allows: OF_DATA },
  { reason: 'privacy', needs: [GDPR, either(BOT, YOU_HAVE, TREAT)], allows: OF_DATA },
  { reason: 'privacy', needs: [ANONYMOUS], allows: OF_DATA, alone: true },
  { reason: 'maker', needs: [WHO, either(MADE, RUNS), ASKED_BOT], allows: OF_BOT },
  { reason: 'maker', needs: [WHO, either(MADE, RUNS), THIS], allows: OF_BOT, alone: true },
  { reason: 'maker', needs: [PAID, either(YOU_ARE, BOT, THIS)], allows: OF_BOT },
  { reason: 'maker', needs: [AUTHOR, either(WHO, YOU, BOT, THIS)], allows: OF_BOT },
  { reason: 'maker', needs: [COSTS, BOT], allows: OF_BOT },
  { reason: 'maker', needs: [forms('stojis patris patrite')], allows: OF_BOT },
  { reason: 'maker', needs: [TRUST, either(YOU, BOT, THIS, forms('tomu'))], allows: OF_BOT },
  { reason: 'maker', needs: [IMPARTIAL, either(YOU_ARE, BOT)], allows: OF_BOT },
  {
    reason: 'where-programme',
    needs: [PROGRAMME, either(WHERE, FIND, SHOW, READ)],
    allows: OF_PROGRAMME,
  },
  { reason: 'whole-programme', needs: [PROGRAMME], allows: OF_WHOLE, alone: true },
  { reason: 'whole-programme', needs: [AIM], allows: OF_WHOLE, alone: true },
  { reason: 'whole-programme', needs: [PLANS], allows: [...OF_WHOLE, PEOPLE], alone: true },
]
