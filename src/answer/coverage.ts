/** Coverage: which places and years there are texts for. */

import { NATIONWIDE } from '../content/origin.ts'
import type { Gazetteer, Place } from '../places/gazetteer.ts'
import type { Period } from '../question/years.ts'
import { inPeriod, inScope } from '../search/scope.ts'
import type { Standing } from '../search/statistics.ts'

export class Coverage {
  /** Places that texts which may be answered from are for. */
  private readonly places: readonly Place[]
  /** Ascending. */
  readonly years: readonly number[]
  /** The places, and the towns whose texts were left in a copied site. */
  private readonly homes: readonly Place[]
  private readonly own: readonly Standing[]
  private readonly left: readonly Standing[]
  private readonly gazetteer: Gazetteer
  /** Made when they are asked for: sorting by the Czech alphabet takes its rules, six milliseconds. */
  private named: readonly string[] | null = null

  constructor(standings: readonly Standing[], gazetteer: Gazetteer) {
    const own = standings.filter(({ leftover }) => leftover === null)
    const left = standings.filter(({ leftover }) => leftover === 'other-place')
    const placesOf = (list: typeof own) =>
      [...new Set(list.flatMap(({ place }) => place ?? []))].map(name => gazetteer.namedOrUnknown(name))
    this.gazetteer = gazetteer
    this.own = own
    this.left = left
    this.places = placesOf(own)
    this.homes = [...this.places, ...placesOf(left)]
    this.years = [...new Set(own.flatMap(({ year }) => year ?? []))].sort((a, b) => a - b)
  }

  /** Each place with its years: `Praha 2018, 2022`. */
  get labels(): readonly string[] {
    this.named ??= labelsOf(this.own)
    return this.named
  }

  /** Places whose texts were left in a copied site, with their years: they answer where the place is named. */
  get namedOnly(): readonly string[] {
    return labelsOf(this.left.filter(({ place }) => place !== null))
  }

  /** Whether there is no text that may be answered from. */
  get isEmpty(): boolean {
    return this.own.length === 0
  }

  /** Whether there are texts for more than one place. */
  get isForSeveral(): boolean {
    return this.places.length > 1
  }

  /** Whether there are texts for no place, which are for the whole country. */
  get isNationwide(): boolean {
    return this.own.some(({ place }) => place === null)
  }

  /** Whether there are texts for this very place. */
  isFor(place: Place): boolean {
    return this.places.some(own => own.name === place.name)
  }

  /** Whether there are texts for this place or a part of it. */
  isHome(place: Place): boolean {
    return this.homes.some(own => this.gazetteer.within(own, place))
  }

  /** Whether there are texts for this place, a part of it, or the whole it belongs to. */
  covers(place: Place): boolean {
    return this.isHome(place) || this.places.some(own => this.gazetteer.within(place, own))
  }

  /** Names of the places whose texts answer for a place, its own first. */
  namesFor(place: Place): readonly string[] {
    return this.places
      .filter(own => this.gazetteer.within(own, place) || this.gazetteer.within(place, own))
      .map(({ name }) => name)
      .sort((a, b) => Number(b === place.name) - Number(a === place.name) || a.localeCompare(b, 'cs'))
  }

  /** Whether there are texts for its region, which may well speak of this place. */
  isNear(place: Place): boolean {
    const region = this.gazetteer.regionOf(place)
    return region !== null && this.places.some(own => this.gazetteer.regionOf(own)?.name === region.name)
  }

  /** Whether there are texts of these years, for these places where any are named. */
  hasYear(period: Period, scope: readonly Place[]): boolean {
    return this.own.some(
      ({ year, place }) =>
        year !== null &&
        inPeriod(year, period) &&
        (scope.length === 0 || inScope(place, scope, this.gazetteer)),
    )
  }
}

/** Texts without a place are named as those of the whole country. */
function labelsOf(standings: readonly Standing[]): string[] {
  const years = new Map<string, Set<number>>()
  for (const { place, year } of standings) {
    const known = years.get(place ?? NATIONWIDE) ?? new Set()
    years.set(place ?? NATIONWIDE, known)
    if (year !== null) known.add(year)
  }
  return [...years]
    .sort(([a], [b]) => a.localeCompare(b, 'cs'))
    .map(([place, known]) => [place, [...known].sort((a, b) => a - b).join(', ')].filter(Boolean).join(' '))
}
