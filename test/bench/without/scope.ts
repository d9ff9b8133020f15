/** The place asked for, what lies in it and what it lies in answer side by side. */

import { scopeFilter as filter, type Nearness } from '../../../src/search/scope.ts'

export * from '../../../src/search/scope.ts'

const TIERS: readonly Nearness[] = ['itself', 'inside', 'around']

export const scopeFilter: typeof filter = (query, nearness, tools) => {
  if (!TIERS.includes(nearness)) return filter(query, nearness, tools)
  const filters = TIERS.map(tier => filter(query, tier, tools))
  return candidate => filters.some(allows => allows(candidate))
}
