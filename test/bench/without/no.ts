/** The best passage always answers. */

import type { isAnswered as judged } from '../../../src/answer/judgement.ts'

export const isAnswered: typeof judged = (_, ranked) => ranked.length > 0
