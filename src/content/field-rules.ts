/** Rules of fields: keys and values of front matter that are lost, or not read as they were meant. */

import { nearest } from '../text/nearest.ts'
import { webAddress } from './address.ts'
import { flag, oneOf, STATUSES, WORDINGS } from './claims.ts'
import type { Document } from './document.ts'
import { type FrontMatterField, fieldOf, isForeign, isKnown, lineOf, meantKey } from './fields.ts'
import { shown } from './problem.ts'
import type { DocumentRule, Found } from './rule.ts'
import { isFarAhead, readYear } from './year.ts'

export const FIELD_RULES: readonly DocumentRule[] = [
  {
    rule: 'front-matter-late',
    remedy: 'Remove what stands before the first `---`.',
    find: ({ lateLine, onSite }) =>
      lateLine === null
        ? null
        : {
            line: lateLine,
            message: `The head begins below blank lines${onSite ? '; the site does not see it and publishes no page' : ''}.`,
          },
  },
  {
    rule: 'key-unknown',
    remedy: 'Correct the key, or leave the line out.',
    find: document => document.fields.flatMap(field => unknownKey(document, field)),
  },
  {
    rule: 'key-case',
    remedy: 'Write the key with the same upper and lower case as in content/README.md.',
    find: ({ fields }) =>
      fields
        .filter(({ key, name }) => key !== name)
        .map(({ key, name, line }) => ({
          line,
          message: `"${key}" is read as "${name}".`,
          about: `${key} → ${name}`,
        })),
  },
  {
    rule: 'key-repeated',
    remedy: 'Leave one of the lines out.',
    find: ({ fields, doubts }) =>
      repeatedFields(fields).map(([first, last]) => ({
        line: last.line,
        about: `${shown(last.name)} (${first.line}, ${last.line})`,
        message: `"${shown(last.name)}" stands on line ${first.line} already; ${
          doubts.some(({ field }) => field === last) ? 'the weaker of the two' : 'the last one'
        } counts.`,
      })),
  },
  {
    rule: 'value-not-text',
    remedy: 'Put the value between quotation marks, or leave the line out.',
    find: ({ fields, title }) =>
      fields.filter(isNoText).map(({ name, value, line }) => ({
        line,
        about: `${name}: ${shown(value)}`,
        message: `The ${name} is ${shown(value)}, which is no text and is not read${
          name === 'title' ? `; for now the text is called "${shown(title)}"` : ''
        }.`,
      })),
  },
  wordRule('wording', WORDINGS, 'The text counts as a summary.'),
  wordRule('status', STATUSES, 'The text counts as a draft.'),
  flagRule('draft'),
  flagRule('published'),
  {
    rule: 'year-invalid',
    remedy: 'Write the year of the election or of the report: year: 2026.',
    find: ({ fields, data }, { today }) => {
      const field = fieldOf(fields, data.year == null ? 'rok' : 'year')
      const year = readYear(field?.value)
      if (field === undefined || year === null) return null
      if (year === undefined)
        return {
          line: field.line,
          message: `"${shown(field.value)}" is no year; the text has none.`,
          about: shown(field.value),
        }
      return isFarAhead(year, today)
        ? {
            line: field.line,
            message: `The year ${year} is far ahead; the text counts as undated.`,
            about: String(year),
          }
        : null
    },
  },
  {
    rule: 'place-unknown',
    remedy: 'Correct the name. A place that is not in lexicon/places.txt is found by exactly this name.',
    find: ({ fields }, { gazetteer }) => {
      const field = placeField(fields)
      if (typeof field?.value !== 'string' || gazetteer.labelled(field.value).length > 0) return null
      const near = nearest(field.value.trim(), gazetteer.names)
      const meant = near === null ? '' : ` Was ${near} meant?`
      return {
        line: field.line,
        message: `The place "${shown(field.value)}" is not known.${meant}`,
        about: meantFor(shown(field.value), near),
      }
    },
  },
  {
    rule: 'url-invalid',
    remedy: 'Write "url: https://…", without a name and a password.',
    find: ({ fields }) => {
      const field = fieldOf(fields, 'url')
      return typeof field?.value !== 'string' || field.value.trim() === '' || webAddress(field.value) !== null
        ? null
        : {
            line: field.line,
            message: `The url "${shown(field.value)}" is no address that may be linked.`,
            about: shown(field.value),
          }
    },
  },
  {
    rule: 'permalink-invalid',
    remedy: 'Use a permalink such as /program/:path/, or state "url: https://…".',
    find: ({ unlinked, fields }) =>
      unlinked === null
        ? null
        : { line: lineOf(fields, 'permalink'), message: `${unlinked}; the text has no link.` },
  },
]

function placeField(fields: readonly FrontMatterField[]): FrontMatterField | undefined {
  return [fieldOf(fields, 'place'), fieldOf(fields, 'misto')].find(
    field => typeof field?.value === 'string' && field.value.trim() !== '',
  )
}

/**
 * A key that says nothing. On a site only one that looks like a known one, for sites have many of their own; one with a
 * space in it is a sentence of the text in both.
 */
function unknownKey({ onSite, doubts }: Document, field: FrontMatterField): Found[] {
  const { key, name, line } = field
  if (isKnown(name)) return []
  const meant = meantKey(key, !onSite)
  const claim = doubts.find(doubt => doubt.field === field)?.claim
  const weaker = claim == null ? '' : ` Until it is mended, the text counts as a ${claim}.`
  if (meant !== null)
    return [
      {
        line,
        message: `The key "${shown(key)}" is not known, "${meant}" is.${weaker}`,
        about: meantFor(shown(key), meant),
      },
    ]
  const remedy = 'Close the head with a line `---` above the text, begin comments with `#`, or leave it out.'
  if (/\s/.test(key.trim()))
    return [{ line, remedy, message: `"${shown(key)}" is no key.`, about: shown(key) }]
  return onSite || isForeign(key)
    ? []
    : [{ line, message: `The key "${shown(key)}" is not known.`, about: shown(key) }]
}

/** What stands there, and what was meant. */
function meantFor(stands: string, meant: string | null): string {
  return meant === null ? stands : `${stands} → ${meant}`
}

/** First and last line of each known key that is given more than once. */
function repeatedFields(fields: readonly FrontMatterField[]): [FrontMatterField, FrontMatterField][] {
  const firsts = new Map<string, FrontMatterField>()
  const lasts = new Map<string, FrontMatterField>()
  for (const field of fields) {
    const first = firsts.get(field.name)
    if (first === undefined) firsts.set(field.name, field)
    else lasts.set(field.name, field)
  }
  return [...lasts].map(([name, last]) => [firsts.get(name) as FrontMatterField, last])
}

/** Keys whose values are read as text only. */
const TEXTS = new Set(
  'title place misto election volby garant url perex perex1 perex2 intro campaignCategoryUid campaignGroupUid'.split(
    ' ',
  ),
)

function isNoText({ name, value }: FrontMatterField): boolean {
  return TEXTS.has(name) && value != null && typeof value !== 'string'
}

/** A rule for values that are read only when they are one of a few words. */
function wordRule(key: 'wording' | 'status', words: readonly string[], effect: string): DocumentRule {
  return {
    rule: `${key}-unknown`,
    remedy: `Write ${words.map(word => `"${key}: ${word}"`).join(' or ')}, or leave the line out.`,
    find: ({ fields }) => {
      const field = fieldOf(fields, key)
      if (field === undefined || oneOf(words, field.value) !== undefined) return null
      const near = typeof field.value === 'string' ? nearest(field.value.trim(), words) : null
      const meant = near === null ? '' : ` Was "${near}" meant?`
      return {
        line: field.line,
        message: `The ${key} "${shown(field.value)}" is not known.${meant} ${effect}`,
        about: meantFor(shown(field.value), near),
      }
    },
  }
}

function flagRule(key: 'draft' | 'published'): DocumentRule {
  return {
    rule: `${key}-unknown`,
    remedy: `Write "${key}: true" or "${key}: false", or leave the line out.`,
    find: ({ fields }) => {
      const field = fieldOf(fields, key)
      return field === undefined || flag(field.value) !== undefined
        ? null
        : {
            line: field.line,
            message: `"${key}: ${shown(field.value)}" says neither yes nor no. The text counts as a draft.`,
            about: `${key}: ${shown(field.value)}`,
          }
    },
  }
}
