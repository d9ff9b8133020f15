/** A passage that holds the wanted detail comes first; where none does, the best one answers. */

import { withDetail as held } from '../../../src/answer/wanted-detail.ts'

export * from '../../../src/answer/wanted-detail.ts'

export const withDetail: typeof held = (...asked) => ({ ...held(...asked), missing: null })
