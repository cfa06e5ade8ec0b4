import type { Texts } from '../texts/index.ts'

/** Which text a guide has where no common sentence says what only its provider needs. */
export type Note = (notes: Texts['providerGuides']['notes']) => string
