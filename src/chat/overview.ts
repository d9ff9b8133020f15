/** Overview: what there is to ask about, topics, sources, and a greeting that names them. */

import { fold } from '../czech/fold.ts'
import type { AnsweringEngine } from '../engine/answering-engine.ts'
import type { Passage, Source } from '../model.ts'
import { placeAndYear, sourcesOf } from '../passages/sources.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import { type Choice, type Reply, type ReplyBlock, say, saying } from '../reply/block.ts'
import { ownerOf } from '../reply/owner.ts'
import { PHRASES } from '../reply/phrases.ts'
import { inScope } from '../search/scope.ts'
import { Examples } from './examples.ts'
import { type Standing, Survey } from './survey.ts'

/** Topics and places named in a greeting. */
const WELCOME_TOPICS = 6
const WELCOME_PLACES = 8

/** What leads to a text: its first passage, and the first that stands in no other text. */
interface Topic {
  readonly year: number | null
  readonly first: string
  readonly own: string | null
}

type OverviewEngine = Pick<
  AnsweringEngine<unknown>,
  'representatives' | 'examples' | 'passagesAt' | 'coverage' | 'content' | 'answer'
>

/** The texts of one engine do not change, so each list is made once, when it is asked for first. */
export class Overview {
  private readonly engine: OverviewEngine
  private readonly gazetteer: Gazetteer
  private readonly exampleQuestions: Examples
  /** By the name of the place, or the empty string for all. */
  private readonly choices = new Map<string, readonly Choice[]>()
  private knownSurvey: Survey | null = null
  private knownNewestFirst: readonly Standing[] | null = null
  private knownSources: Reply | null = null
  private knownOwners: number | null = null

  constructor(engine: OverviewEngine, gazetteer: Gazetteer) {
    this.engine = engine
    this.gazetteer = gazetteer
    this.exampleQuestions = new Examples(engine, gazetteer, () => this.survey().heads)
  }

  /** A few questions that the texts of a place answer, or all texts without one. */
  examples(place?: Place): Promise<readonly string[]> {
    return this.exampleQuestions.of(place)
  }

  /** Says that it is a robot, what it knows and what it keeps. */
  async welcome(place?: Place): Promise<Reply> {
    const { coverage } = this.engine
    const greeting = PHRASES.greeting(await this.examples(place))
    if (coverage.length === 0) return { blocks: [greeting, PHRASES.nothing, PHRASES.keeps].map(say) }
    const known = [...coverage.slice(0, WELCOME_PLACES), ...(coverage.length > WELCOME_PLACES ? ['…'] : [])]
    const said = [greeting, PHRASES.knows(known), PHRASES.keeps].map(say)
    const items = this.choicesOf(place).slice(0, WELCOME_TOPICS)
    const topics: ReplyBlock = { type: 'choices', title: PHRASES.someTopics, items }
    return { blocks: items.length === 0 ? said : [...said, topics] }
  }

  /** Titles of the texts, each with its place and year, the newest first; of one place when it is given. */
  topics(place?: Place): Reply {
    const items = this.choicesOf(place)
    if (items.length > 0) return { blocks: [{ type: 'choices', title: PHRASES.topics, items }] }
    return saying(place === undefined ? PHRASES.nothing : PHRASES.noTextsFor(place.name))
  }

  /** Asks what somebody wants to know about a place, and says what there is. */
  topicsIn(place: Place): Reply {
    return this.asked(PHRASES.whatAbout(place.locative), place)
  }

  /** Says that nothing is summed up, asks what somebody wants to know, and says what there is; of one place when it is given. */
  whole(place?: Place): Reply {
    return this.asked(PHRASES.wholeProgramme, place)
  }

  private asked(text: string, place?: Place): Reply {
    const items = this.choicesOf(place).slice(0, WELCOME_TOPICS)
    return items.length === 0
      ? saying(text)
      : { blocks: [say(text), { type: 'choices', title: PHRASES.someTopics, items }] }
  }

  /** The first passage that fits into a message, of each of `limit` texts, the newest first. */
  firsts(limit: number): Passage[] {
    const firsts = new Map<string, number>()
    for (const { id, title, ...is } of this.newestFirst()) {
      if (is.speaks && is.isShort && !firsts.has(title)) firsts.set(title, id)
      if (firsts.size === limit) break
    }
    return [...firsts.values()].flatMap(id => this.engine.representatives.at(id) ?? [])
  }

  private choicesOf(place?: Place): readonly Choice[] {
    const name = place?.name ?? ''
    const choices = this.choices.get(name) ?? this.listChoices(place)
    this.choices.set(name, choices)
    return choices
  }

  private listChoices(place?: Place): Choice[] {
    const topics = new Map<string, Topic>()
    for (const { code, source, ...is } of this.newestFirst()) {
      if (!is.speaks) continue
      if (place !== undefined && !inScope(source.place, [place], this.gazetteer)) continue
      const label = topicOf(source)
      const own = is.isOwn ? code : null
      const topic = topics.get(label)
      if (topic === undefined) topics.set(label, { year: source.year, first: code, own })
      else topics.set(label, { ...topic, own: topic.own ?? own })
    }
    return choicesFrom(topics)
  }

  /** How many texts and passages there are, for which places, years and elections, and which version of them. */
  sources(): Reply {
    this.knownSources ??= this.listSources(this.standings(), () => true, PHRASES.nothing)
    return this.knownSources
  }

  /** The same of the texts that are for one of these places, of a part of it or of what it is a part of. */
  sourcesIn(places: readonly Place[]): Reply {
    // Many texts are of one place.
    const known = new Map<string | null, boolean>()
    const isThere = (place: string | null) => {
      const isIn = known.get(place) ?? inScope(place, places, this.gazetteer)
      known.set(place, isIn)
      return isIn
    }
    const standings = this.standings().filter(({ source }) => isThere(source.place))
    return this.listSources(standings, isThere, PHRASES.noTextsFor(places[0]?.name ?? ''))
  }

  private listSources(
    standings: readonly Standing[],
    isThere: (place: string | null) => boolean,
    none: string,
  ): Reply {
    if (standings.length === 0) return saying(none)
    const texts = new Set(standings.map(({ source }) => `${source.folder}/${source.file}`))
    const labels = standings.map(({ source: { place, year, election }, kind }) =>
      [
        place,
        election?.label.includes(String(year)) ? null : year,
        kind === 'prevention' ? 'prevence' : (election?.label ?? null),
      ]
        .filter(part => part !== null)
        .join(' · '),
    )
    const list = [...new Set(labels)].sort((a, b) => a.localeCompare(b, 'cs'))
    const title = PHRASES.sources(texts.size, this.engine.passagesAt(isThere))
    const places = new Set(standings.map(({ source }) => source.place).filter(place => place !== null))
    const names = [...places].sort((a, b) => a.localeCompare(b, 'cs'))
    return {
      blocks: [
        { type: 'lines', title, lines: list, ...(names.length > 1 && { places: names }) },
        say(PHRASES.version(this.engine.content)),
      ],
    }
  }

  /** Whether there are texts of several places or years. */
  get isOfSeveral(): boolean {
    this.knownOwners ??= new Set(
      Iterator.from(this.engine.examples)
        .filter(({ leftover }) => leftover === null)
        .flatMap(sourcesOf)
        .map(placeAndYear),
    ).size
    return this.knownOwners > 1
  }

  private newestFirst(): readonly Standing[] {
    this.knownNewestFirst ??= this.standings().toSorted((a, b) => (b.source.year ?? 0) - (a.source.year ?? 0))
    return this.knownNewestFirst
  }

  private survey(): Survey {
    this.knownSurvey ??= new Survey(this.engine.representatives)
    return this.knownSurvey
  }

  private standings(): readonly Standing[] {
    return this.survey().standings
  }
}

/** Choices of the topics, each of another passage: what stands in several texts opens one that has nothing of its own. */
function choicesFrom(topics: ReadonlyMap<string, Topic>): Choice[] {
  const firsts = [...topics.values()].map(({ first }) => first)
  const shared = repeatedIn(firsts)
  const used = new Set<string>()
  return [...topics].flatMap(([label, { year, first, own }]) => {
    const code = shared.has(first) ? (own ?? first) : first
    if (used.has(code)) return []
    used.add(code)
    return [{ code, year, text: label, label }]
  })
}

function repeatedIn(codes: readonly string[]): ReadonlySet<string> {
  const [seen, repeated] = [new Set<string>(), new Set<string>()]
  for (const code of codes) (seen.has(code) ? repeated : seen).add(code)
  return repeated
}

/** `Doprava – Praha 2022`; what the title says is not said again. */
function topicOf(source: Source): string {
  const { title } = source
  const owner = placeAndYear(source) === '' ? '' : ownerOf(source, [title])
  return fold(title) === fold(placeAndYear(source)) ? title : [title, owner].filter(Boolean).join(' – ')
}
