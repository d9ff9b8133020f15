/** Messages that are no question of policy: greetings, thanks, questions about the bot, nothing at all. */

import { isStopWord } from '../czech/stopwords.ts'
import type { NotPolicy } from '../model.ts'
import type { Token } from './analysis.ts'

const GREETING = new Set(
  'ahoj ahojky cau caues cus nazdar nazdarek zdar zdarec zdravim dobry dobre dobrou den rano vecer poledne odpoledne noc nashle nashledanou nazdarek sbohem hello hi hey hej halo servus nazdravi jak se mas mate vede'.split(
    ' ',
  ),
)
const THANKS = new Set(
  'diky dik dekuji dekuju dekujeme dekuji moc thanks thank you super parada skvele vyborne ok okej jasne fajn hezky hezkej den vecer mejte se mej pekny prima perfektni mily bezva dobre cool vdaka dakujem'.split(
    ' ',
  ),
)
const ABOUT_BOT =
  /(?:jsi|ses|jste|seš|vy|ty)\b.*\b(?:robot|bot|stroj|clovek|ai|umela inteligence|chatgpt|gpt)|kdo (?:jsi|jste|te (?:udelal|naprogramoval|vytvoril))|\b(?:robot|bot)\b.*\b(?:nebo|ci)\b.*clovek|jak se jmenujes|umis (?:cesky|mluvit)|co (?:umis|vsechno umis|jsi zac)/
const INSULT =
  /^(?:ses|jsi|jste|seš)?\s*(?:uplne |fakt |uplnej |totalne )*(?:blb\w*|debil\w*|idiot\w*|kreten\w*|hlup\w*|pitom\w*|k nicemu|na nic|hovno|kokot\w*|curak\w*)/

/** Why a message is no question, or null when it may be one. */
export function smallTalk(tokens: readonly Token[]): NotPolicy | null {
  const list = tokens.map(token => token.folded)
  if (!list.some(word => /\p{L}/u.test(word))) return 'empty'
  const sentence = list.join(' ')
  if (ABOUT_BOT.test(sentence) || INSULT.test(sentence)) return 'about-bot'
  if (
    list.some(word => /^(?:di[ky]|dek|thank|super|parad|skvel|vdak|dakuj)/.test(word)) &&
    list.every(word => THANKS.has(word) || isStopWord(word))
  )
    return 'thanks'
  if (list.every(word => GREETING.has(word) || isStopWord(word)) && list.some(word => GREETING.has(word)))
    return 'greeting'
  return null
}
