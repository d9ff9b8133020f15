/** Vectors of all the sentences, those of a thousand pieces too. */

import { references, vectorTests } from './vectors.ts'

vectorTests(references)
