/** Sentences whose first pronoun stands for something that was said before. */

import { describe, expect, test } from 'vitest'
import { beginsWithPronoun } from '../../src/czech/anaphora.ts'

describe('begins with a pronoun', () => {
  test.each([
    'Ten zůstane otevřený.',
    'Tuto louku nezastavíme.',
    'Tím ušetříme za svoz.',
    'Proto ji opravíme.',
    'Taková stavba sem nepatří.',
    'Jejich nájem nezvýšíme.',
    'Na ní vysadíme alej.',
    'Pro ně otevřeme klub.',
    'S tím nesouhlasíme.',
    'S ničím z toho nesouhlasíme.',
    'V takových domech chybí výtah.',
    '„To je konec,“ řekl starosta.',
    'Oni se nás neptali.',
    'Těm ostatním nájem nezvýšíme.',
  ])('%s', sentence => {
    expect(beginsWithPronoun(sentence)).toBe(true)
  })
})

describe('begins otherwise', () => {
  test.each([
    'Tenisový kurt opravíme.',
    'Tovární haly zbouráme.',
    'Onkologii přistavíme křídlo.',
    'Ti, kteří třídí, zaplatí méně.',
    'To, co slíbíme, splníme.',
    'Na náměstí vysadíme alej.',
    'Takzvané kotlíkové dotace zjednodušíme.',
    'Tabuli vyměníme.',
    'Ne všichni mají auto.',
    '',
  ])('%s', sentence => {
    expect(beginsWithPronoun(sentence)).toBe(false)
  })
})
