/** Messages that are no question of policy: greetings, thanks, questions about the bot, chores for an assistant. */

import { isStopWord } from '../czech/stopwords.ts'
import type { NotPolicy } from '../model.ts'
import type { Token } from './analysis.ts'

const GREETING = words(
  'ahoj ahojky ahojda cau caues cus nazdar nazdarek zdar zdarec zdravim zdravicko dobry dobre dobrou den rano jitro vecer poledne odpoledne noc nashle nashledanou shledanou sbohem hello hi hey hej halo servus mas mate vede dari kamo vole vsem vespolek pirati lidi hezky krasny prijemny',
)
const THANKS = words(
  'diky dik dekuji dekuju dekujeme dekuji moc mockrat thanks thank super parada skvele vyborne ok okej jasne fajn hezky hezkej krasny den vecer mejte mej pekny pekne prima perfektni mily bezva dobre cool vdaka dakujem srdecne predem odpoved pomoc informace vsechno to',
)

/** Asked of the bot itself. */
const ABOUT_BOT: readonly RegExp[] = [
  /\b(?:jsi|ses|jste|si) (?:\w+ )?(?:robot|bot|stroj|clovek|ai|umela inteligence|chatgpt|gpt|program)\b/,
  /\b(?:robot|bot|stroj)\b.*\b(?:nebo|ci)\b.*\b(?:clovek|zivy|zivej)\b/,
  /\bkdo (?:jsi|jste|te (?:udelal|naprogramoval|vytvoril|stvoril))\b/,
  /\b(?:jak se jmenujes|co (?:vsechno )?umis|umis (?:cesky|mluvit)|jsi tu|jsi tam)\b/,
  /^(?:ty |vy )?(?:ses|jsi|jste|si)? ?(?:\w+ )?(?:blb\w*|debil\w*|idiot\w*|kreten\w*|hlup\w*|pitom\w*|na nic|k nicemu|kokot\w*)$/,
]

/** Chores and trivia that no programme answers, whatever words of it they use. */
const CHORES: readonly RegExp[] = [
  /\b(?:napis|sloz|vymysli|rekni|povez|vypravej|zazpivej)\w* (?:mi |nam )?(?:\w+ )?(?:basn|vtip|pohadk|pisn|pribeh|anekdot|esej|slohov|referat|mail|dopis|zivotopis|kod)/,
  /\bpreloz\w*\b/,
  /\b(?:vypocit|spocit|secti|vynasob|vydel)\w*\b|\bkolik je \d+ (?:krat|plus|minus|deleno|x) \d+|\d+ ?[*x+/] ?\d+/,
  /\bpocasi\b|\b(?:bude|ma) (?:zitra |dnes |dneska )?(?:prset|snezit)\b|\bhoroskop/,
  /\brecept\w* na\b|\b(?:uvarit|upect|peceni|vareni) \w+\b|\bco (?:dnes |dneska )?(?:k obedu|k veceri|uvarit|bych \w+ uvaril)\b/,
  /\b(?:doporuc|porad)\w* (?:mi |nam )?(?:\w+ ){0,2}(?:film|filn|serial|knih|knizk|detektivk|hru|restauraci|hotel|mobil|pisnick)/,
  /\bjak (?:\w+ )?(?:dopadl|hral|skoncil)[aioy]?\b|\bkdo (?:\w+ )?(?:vyhral|vyhraje|zvitezil)\b|\bnejlepsi (?:fotbalista|hokejista|zpevak|herec|film)/,
  /\b(?:v kolik|kdy) (?:\w+ )?(?:jede|odjizdi|prijizdi|jezdi|otevira|zavira|otviraji|zaviraji)\b|\boteviraci doba\b/,
  /^(?:prodam|koupim|pronajmu|daruji|vymenim)\b/,
  /\bboli (?:me|mne)\b|\bjak[yeaou]* (?:prasky|leky) si\b/,
  /\bjak (?:opravim|opravit|vyperu|vycistim|napisu|nainstaluju|nastavim|zhubnu)\b/,
]

/** Why a message is no question of policy, or null when it may be one. */
export function smallTalk(tokens: readonly Token[]): NotPolicy | null {
  const list = tokens.map(token => token.folded)
  if (!list.some(word => /\p{L}|\d{3}/u.test(word))) return 'empty'
  const sentence = list.join(' ')
  if (ABOUT_BOT.some(pattern => pattern.test(sentence))) return 'about-bot'
  const polite = (vocabulary: ReadonlySet<string>) =>
    list.some(word => vocabulary.has(word) && !isStopWord(word)) &&
    list.every(word => vocabulary.has(word) || GREETING.has(word) || isStopWord(word))
  if (list.some(word => /^(?:dik|dek|thank|vdak|dakuj)/.test(word)) && polite(THANKS)) return 'thanks'
  if (polite(GREETING)) return 'greeting'
  if (list.length <= 4 && polite(THANKS)) return 'thanks'
  return CHORES.some(pattern => pattern.test(sentence)) ? 'off-topic' : null
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '))
}
