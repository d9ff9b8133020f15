/** Small talk and off-topic tasks: messages that are no question of policy: greetings, goodbyes, thanks, questions about the bot, tasks for an assistant. */

import type { StopWords } from '../czech/stopwords.ts'
import type { NotPolicy } from '../model.ts'
import type { Token } from '../search/analysis.ts'

/** Words that make a message a greeting or a thank-you. */
const GREETS =
  /^(?:ahoj(?:k[ay]|ik|te)?|cau(?:ky|te|ves)?|nazd(?:ar|arek)|zdar(?:ec)?|zdravim|zdravime|zdravicko|hello|hi|hey|halo|servus)$/
const GOOD_DAY = /\b(?:dobr[yeou]+|krasn[ey]|hezk[yey]+) (?:den|rano|jitro|poledne|odpoledne|vecer|noc)\b/
const LEAVES = /^(?:nashle\w*|shledanou|sbohem|naslys\w*|slysenou|papa|bye|cus|dovidenia)$/
const THANKS = /^(?:dik|diky|dikes|dekuj\w*|thanks?|vdaka|dakuj\w*)$/
/** What people thank for, and with what words. */
const THANKED = /^(?:staci|super|parada|skvele|skvela|mila|mily|mile|odpoved|pomoc|informace|vsechno)$/
const PRAISE = /^(?:super|parada|skvele|vyborne|ok|okej|jasne|fajn|prima|perfektni|bezva|cool)$/

/** A word or two to an answer, which ask for nothing. */
const REACTIONS =
  /^(?:ano|ne|jo|nn|nevim|nerozumim|nechapu|nesouhlasim|souhlasim|lzes|lzete|lez|kecy|kecas|blbost|nesmysl|pravda|spatne|spatna|fakt|vazne|opravdu|haha\w*|lol|aha|hm+)$/
/** Somebody wants a person, not a programme. */
const WANTS_PERSON =
  /\b(?:mluvit|bavit se|spojit|prepojit|hovorit) (?:s |se )(?:\w+ )?(?:clovekem|zivym|operatorem|nekym)$/

/** Words that may stand beside them without making it a question. */
const FILLERS = new Set(
  'dobry dobre dobrou dobra den rano jitro vecer poledne odpoledne noc krasny krasne hezky hezkej hezke prijemny pekny mejte mej mas mate vede dari kamo vole vsem lidi moc mockrat srdecne predem you'.split(
    ' ',
  ),
)

/** Asked of the bot itself. */
const ABOUT_BOT: readonly RegExp[] = [
  /\b(?:jsi|ses|jste) (?:\w+ )?(?:robot|bot|stroj|clovek|ai|umela inteligence|chatgpt|gpt)\b/,
  // "bez netu si člověk nepošle nic", "vytvářeli jste celostátní program" are about something else.
  /^(?:\w+ )?si (?:robot|bot|stroj|clovek|ai|chatgpt|gpt|program)$|\b(?:jsi|jste) (?:jen |jenom |pouhy |nejaky )?program\b/,
  /\bkdo (?:jsi|jste)\b/,
  /\b(?:jak se jmenujes|co (?:vsechno )?umis|umis (?:cesky|mluvit))\b|^(?:\w+ )?jsi (?:tu|tam)$/,
  /\b(?:odkud to (?:mas|vis|beres)|co (?:to )?je (?:to )?doslova|(?:do|can) you (?:speak|understand)|mluvis (?:cesky|anglicky|slovensky))\b/,
  /^(?:ty |vy )?(?:blb(?:y|a|e|ej|ec|ci)|debil\w*|idiot\w*|kreten\w*|hlupa\w*|hloupy|pitom(?:y|a|ec)|na nic|k nicemu|kokot\w*)$/,
  /^(?:\w+ ){0,2}(?:jsi|ses|jste|ste|si) (?:\w+ )?(?:blb\w*|debil\w*|idiot\w*|kreten\w*|hlup\w*|hloup\w*|pitom\w*|na nic|k nicemu|kokot\w*|zkorumpovan[iya]|lhari?|zlodej[iu])$/,
  /\b(?:naser(?:te|u)?|vyser(?:te|u)?|vypadni|drz hubu)\b/,
  // Not "pojišťovna nás posílá do háje".
  /\b(?:jdi|jdete|bez|bezte|tahni|tahnete) (?:\w+ ){0,2}do (?:prdele|haje)\b|^(?:\w+ ){0,2}do (?:prdele|haje)$/,
]

/** "Odpovídá robot nebo člověk?": one word of each, in this order. */
const ROBOT_OR_PERSON: readonly RegExp[] = [
  /^(?:robot|bot|stroj)$/,
  /^(?:nebo|ci)$/,
  /^(?:clovek|zivy|zivej)$/,
]

/** Tasks and trivia that no programme answers, though they may use its words. */
const TASKS: readonly RegExp[] = [
  /\b(?:napis|sloz|vymysli|rekni|povez|vypravej|zazpivej)(?:te)? (?:mi |nam )?(?:\w+ )?(?:bas[en]|vtip|pohadk|pis[en]|pribeh|anekdot|esej|slohov|referat|mail|dopis|zivotopis|kod)/,
  /\bpreloz(?:te|it)? (?:mi |nam |to |do )/,
  /\b(?:vypocit|spocit)(?:ej|ejte|as)\b|\bkolik je \d+ (?:krat|plus|minus|deleno|x) \d+|\b\d+ x \d+/,
  /\bpocasi\b|\b(?:bude|ma) (?:zitra |dnes |dneska )?(?:prset|snezit)\b|\bhoroskop/,
  /\brecept\w* na\b|\b(?:jak|co) (?:\w+ ){0,2}(?:uvarit|upect)\b/,
  /\b(?:doporuc|porad)(?:is|ite|te|)? (?:mi |nam )(?:\w+ ){0,2}(?:film|serial|knih|knizk|detektivk|hru|restauraci|hotel|mobil|pisnick)/,
  /\bjak (?!to )(?:\w+ )?(?:dopadl|hral)[aioy]?\b|\bkdo (?:\w+ )?(?:vyhral|vyhraje)\b|\bnejlepsi (?:fotbalista|hokejista|zpevak|herec|film)/,
  /\b(?:v kolik|kdy) (?:\w+ )?(?:jede|odjizdi|prijizdi|otevira|zavira|otviraji|zaviraji)\b/,
  /^(?:\w+ )?(?:ignoruj|zapomen na|predstirej|chovej se jako|hraj si na)(?:te)?\b/,
  // Not "koupím si jablka přímo od sedláka?".
  /^(?:prodam|koupim|pronajmu|daruji|vymenim)\b(?! si\b)/,
]

/** Why a message is no question of policy, or null when it may be one. */
export function smallTalk(tokens: readonly Token[], stopWords: StopWords): NotPolicy | null {
  const list = tokens.map(token => token.folded)
  if (!list.some(word => /\p{L}|\d{3}/u.test(word))) return 'empty'
  const sentence = list.join(' ')
  if (ABOUT_BOT.some(pattern => pattern.test(sentence)) || inOrder(list, ROBOT_OR_PERSON)) return 'about-bot'
  if (WANTS_PERSON.test(sentence)) return 'person'
  const only = (...kinds: RegExp[]) =>
    list.every(
      word =>
        [GREETS, ...kinds].some(kind => kind.test(word)) ||
        FILLERS.has(word) ||
        stopWords.isParty(word) ||
        stopWords.isStop(word),
    )
  if (list.some(word => THANKS.test(word)) && only(THANKS, THANKED)) return 'thanks'
  if (list.some(word => LEAVES.test(word)) && only(LEAVES)) return 'goodbye'
  if (list.length <= 4 && list.some(word => REACTIONS.test(word)) && only(REACTIONS)) return 'reaction'
  if ((list.some(word => GREETS.test(word)) || GOOD_DAY.test(sentence)) && only()) return 'greeting'
  return list.length <= 4 && list.some(word => PRAISE.test(word)) && only(PRAISE) ? 'thanks' : null
}

/** Whether there is a word for each pattern, one after another with anything between them. */
function inOrder(list: readonly string[], patterns: readonly RegExp[]): boolean {
  let matched = 0
  for (const word of list) if (patterns[matched]?.test(word)) matched++
  return matched === patterns.length
}

const MORE = /^(?:jeste|dal|dale|dalsi|dalsiho|dalsich|vic|vice|pokracuj|pokracujte|more|viac)$/

/** Whether a message asks for nothing but more of the same: "ještě něco?", "další". */
export function asksForMore(tokens: readonly Token[]): boolean {
  return (
    tokens.some(({ folded }) => MORE.test(folded)) &&
    tokens.every(({ folded, stop }) => stop || MORE.test(folded))
  )
}

/** Whether a message asks for something an assistant does; it needs a much surer answer than a question. */
export function isOffTopicTask(tokens: readonly Token[]): boolean {
  const sentence = tokens.map(token => token.folded).join(' ')
  return TASKS.some(pattern => pattern.test(sentence))
}
