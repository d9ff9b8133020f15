/** The vocabulary of the project: what a document, a passage, an answer and a problem are. Types only. */

/** A promise of a party, or a report of what a town or region did. Never mixed in one quote. */
export type Kind = 'program' | 'prevention'

/** Whether `text` is quoted word for word, or is our own summary of an original that stands elsewhere. */
export type Wording = 'verbatim' | 'summary'

/**
 * How far a passage can be relied on today.
 * `current` and `term-over` are promises, `draft` is not approved yet, `plan` and `report` are what an office
 * intends and what it says was done, `undated` is a promise without a year, `internal` what a party agreed for itself.
 */
export type Status = 'current' | 'term-over' | 'draft' | 'plan' | 'report' | 'undated' | 'internal'

/** Text that came with a copied site: the sample texts of its template, or the programme of another town. */
export type Leftover = 'sample' | 'other-place'

/**
 * What a programme is for: a town or a part of it, a region, a house of parliament, the European Parliament, no election
 * but the years to come, or an election that does not say which.
 */
export type ElectionKind =
  | 'municipal'
  | 'regional'
  | 'chamber'
  | 'senate'
  | 'european'
  | 'long-term'
  | 'unnamed'

export interface Election {
  readonly kind: ElectionKind
  readonly year: number | null
  /** As it is shown, in Czech: `komunální volby 2022`. */
  readonly label: string
}

/** What a table row is read with: it stands in place of the lines of the table. */
export type Separator = ': ' | '; '

/** A half-open range `[from, to)` of UTF-16 offsets in the text of one file. */
export interface Slice {
  readonly from: number
  readonly to: number
  /**
   * Of a cell of a table only: what is put before it. `Cena` and, after `: `, `45 mil. Kč`. The one thing in a quote
   * that is not in its file; nothing but these two separators is ever put in.
   */
  readonly before?: Separator
}

/** Where a passage stands and who answers for it. Lines are 1-based and inclusive. */
export interface Source {
  readonly folder: string
  readonly file: string
  readonly lines: readonly [number, number]
  readonly title: string
  readonly place: string | null
  readonly year: number | null
  readonly election: Election | null
  readonly campaign: string | null
  readonly guarantor: string | null
  readonly status: Status
  readonly wording: Wording
  /** Address of the page, or null when the text has none. */
  readonly url: string | null
  /** Address of the paragraph on that page, or null when there is no page. */
  readonly link: string | null
}

/** A place where a paragraph stands, with what is cut from its file there. */
export interface Copy extends Source {
  readonly slices: readonly Slice[]
  readonly headings: readonly string[]
  readonly lead: Lead | null
  readonly list: List | null
  readonly refersBack: boolean
  readonly leftover: Leftover | null
}

/** What introduces a list, shown above an item that would not stand alone. */
export interface Lead {
  readonly text: string
  readonly slices: readonly Slice[]
  /** What introduces the list that it is an item of. */
  readonly above?: Lead
  /** It begins with a pronoun whose noun stands in a paragraph before it, under the same heading. */
  readonly refersBack?: boolean
}

/** The list that a paragraph introduces by a colon at its end. */
export interface List {
  readonly items: readonly Item[]
  /** Whether it has all that the colon promises; what is no list, or cannot be quoted, is missing. */
  readonly isWhole: boolean
}

export interface Item {
  readonly text: string
  readonly slices: readonly Slice[]
  /** Depth below the paragraph, from 0. */
  readonly level: number
}

/** One paragraph or list item: the unit that is found, quoted and linked. */
export interface Passage {
  /** Short, typed by people, the same on every platform: `LK20-7F3K2`. */
  readonly code: string
  readonly kind: Kind
  /**
   * The file's own characters: marks removed, white space collapsed, nothing else changed. In a row of a table
   * separators stand in place of its lines: `Investice: Bazén; Cena: 45 mil. Kč`.
   */
  readonly text: string
  readonly slices: readonly Slice[]
  readonly headings: readonly string[]
  readonly lead: Lead | null
  /** Null where the text does not end with a colon. */
  readonly list: List | null
  /** Whether it begins with a pronoun whose noun stands in a paragraph before it, under the same heading. */
  readonly refersBack: boolean
  readonly source: Source
  /** Other places where the very same paragraph stands. */
  readonly also: readonly Copy[]
  /** Why this is no text of the site it stands on, or null. Such passages are found by their code only, those of
   * another town also when that town is named. */
  readonly leftover: Leftover | null
  /** Whether the words say something when they are read alone; those that do not are found by their code only. */
  readonly standalone: boolean
}

/** Which texts answers are made from. */
export interface ContentVersion {
  /** Short hash of the texts and their places, the same on every machine. */
  readonly version: string
  /** Day (UTC) on which the newest of their files was written, as `2026-11-29`; null without files. */
  readonly date: string | null
}

/** Kinds of problems: of folders, of files, of heads, of addresses, and of what a text says about itself. */
export type Rule =
  | 'folder-unreadable'
  | 'subfolder-unreadable'
  | 'folder-empty'
  | 'file-unreadable'
  | 'file-too-large'
  | 'file-binary'
  | 'file-format'
  | 'file-encoding'
  | 'file-changing'
  | 'file-special'
  | 'file-hidden'
  | 'file-ignored'
  | 'link-outside'
  | 'link-dangling'
  | 'front-matter-unopened'
  | 'front-matter-unclosed'
  | 'front-matter-invalid'
  | 'front-matter-language'
  | 'front-matter-late'
  | 'site-data-invalid'
  | 'site-address-invalid'
  | 'permalink-invalid'
  | 'url-invalid'
  | 'key-unknown'
  | 'key-case'
  | 'key-repeated'
  | 'value-not-text'
  | 'wording-unknown'
  | 'kind-unknown'
  | 'status-unknown'
  | 'draft-unknown'
  | 'published-unknown'
  | 'year-invalid'
  | 'place-unknown'
  | 'order-repeated'
  | 'text-missing'
  | 'title-missing'
  | 'year-missing'
  | 'place-missing'
  | 'summary-without-url'
  | 'text-too-complex'
  | 'word-too-long'
  | 'text-struck-out'
  | 'text-hidden'
  | 'text-conditional'
  | 'text-patchy'
  | 'text-unclosed'
  | 'text-escaped'
  | 'page-switched-off'
  | 'category-differs'
  | 'leftover-sample'
  | 'leftover-other-place'
  | 'campaign-of-another-place'
  | 'election-of-another-place'
  | 'uid-clash'
  | 'document-repeated'

/** What is wrong with a content file, where, and what its editor can do about it. */
export interface Problem {
  /** A file with an error is left out; one with a warning answers. */
  readonly severity: 'error' | 'warning'
  /** Stable name of the kind of problem, for scripts. */
  readonly rule: Rule
  readonly folder: string
  readonly file: string
  readonly line: number | null
  readonly message: string
  readonly remedy: string
  /** What of the file, or which other file, it is about, in its own words; behind an arrow, what was meant. */
  readonly about?: string
}

/** A passage chosen as an answer, with the reasons for choosing it. */
export interface Hit {
  readonly passage: Passage
  readonly score: number
  /** The one to three sentences that answer, as ranges of `passage.text`; all of it where none says more than the others. */
  readonly excerpt: readonly Slice[]
  /** Words of the passage that met the question, as ranges of `passage.text`. */
  readonly marks: readonly Slice[]
  /** The question's words and concepts that this passage met, best first. */
  readonly matched: readonly string[]
  /** The same words with those of the passage that they were found as. */
  readonly met: readonly MatchedWord[]
  /** Share of the score by reason. */
  readonly why: Readonly<Record<Reason, number>>
}

/** A word of a question, and the word of a passage that it was found as. */
export interface MatchedWord {
  readonly asked: string
  /** As written in the passage; null when it stands above it only, in a heading or a lead. */
  readonly found: string | null
}

/** Reasons that a score is made of. */
export type Reason =
  | 'meaning'
  | 'words'
  | 'sentence'
  | 'want'
  | 'proximity'
  | 'context'
  | 'exact'
  | 'bm25'
  | 'form'
  | 'year'

/** A passage close to a question that it perhaps does not answer. */
export interface Near {
  readonly code: string
  /** Title of its text and the heading above it. */
  readonly title: string
  readonly hit: Hit
}

/** A detail that a question asks for. */
export type Detail = 'number' | 'date' | 'place' | 'person' | 'deed'

/** How a question was read. */
export interface Understood {
  /** Words that its answer has to be about. */
  readonly subject: readonly string[]
  /** Place that the answer is limited to, or null. */
  readonly place: string | null
  /** First and last year of the programmes asked for, or null; 0 and 9999 where it has no beginning or no end. */
  readonly years: readonly [number, number] | null
  /** Years to come and laws, which an answer need not hold. */
  readonly asides: readonly string[]
  /** Words that neither the texts nor the lexicon know. */
  readonly unknown: readonly string[]
  readonly wanted: Detail | null
  /** The detail that the closest passage does not hold, though it is about the subject. */
  readonly missing: Detail | null
  /** Whether the closest passage denies what the question takes for granted. */
  readonly contradicted: boolean
}

/** The place asked for has nothing on the subject, or no texts at all, and the one above it answers. */
export interface Fallback {
  readonly asked: string
  readonly answers: string
  /** Whether there are texts for the place asked for. */
  readonly hasTexts: boolean
}

interface Answered {
  readonly question: string
  readonly understood: Understood
  /** At most three, best first; none beside an answer. */
  readonly near: readonly Near[]
  /** Answers to each of several questions that a message asks, in their order, of which at least one is found. */
  readonly parts?: readonly Answer[]
}

/** What became of a question. The three noes are never mixed with an answer. */
export type Answer =
  | (Answered & {
      readonly outcome: 'found'
      readonly hits: readonly Hit[]
      readonly fallback: Fallback | null
      /** Place whose texts answer, where a question names none and there are texts for several; else null. */
      readonly speaksFor: string | null
    })
  | (Answered & {
      readonly outcome: 'silent'
      /** The passages that would answer are being edited right now. */
      readonly changing: boolean
      /** Places that the question was limited to. */
      readonly places: readonly string[]
    })
  | (Answered & {
      readonly outcome: 'no-such-programme'
      /** What there is no programme for; `nothing` when there are no texts, or none but those left of other places. */
      readonly missing: 'place' | 'years' | 'nothing'
      /** The place or the years asked for, as we name them. */
      readonly asked: string
      /** Places that years were asked of. */
      readonly places: readonly string[]
      /** What is here instead, by place and year; of `nothing`, what answers where its place is named. */
      readonly available: readonly string[]
    })
  | (Answered & {
      readonly outcome: 'not-policy'
      readonly reason: NotPolicy
    })
  | (Answered & {
      readonly outcome: 'not-policy'
      /** A place alone: what is asked next is about it. */
      readonly reason: 'place'
      readonly place: string
    })
  | (Answered & {
      readonly outcome: 'not-policy'
      /** Written in a language that no text here is in. */
      readonly reason: 'foreign-language'
      readonly language: ForeignLanguage
    })

/** Languages that a message gets a reply in, though no text here is in them. */
export type ForeignLanguage = 'uk' | 'ru' | 'pl' | 'de' | 'en'

/** Why a message is not a policy question. */
export type NotPolicy =
  | 'greeting'
  | 'goodbye'
  | 'thanks'
  /** A word to the answer before. */
  | 'reaction'
  /** Somebody wants to talk to a person. */
  | 'person'
  | 'about-bot'
  /** Whom to vote for, or whether to. */
  | 'voting-advice'
  /** When and where the election is. */
  | 'election-date'
  /** Who stands for election, and who holds an office. */
  | 'candidates'
  /** How to reach the party or to join it. */
  | 'contact'
  /** What becomes of the questions and of data about those who ask. */
  | 'privacy'
  /** Who made and pays the bot, and why it should be believed. */
  | 'maker'
  /** Where the texts are that the bot answers from. */
  | 'where-programme'
  /** What they say altogether, or first of all. */
  | 'whole-programme'
  | 'empty'
  | 'too-long'
  | 'off-topic'
