import { Type } from 'typebox'
import { defineSection } from './section.ts'

/**
 * A section of the formats that this version does not serve. It is reported at the start and skipped, so that files of
 * the emulator work unchanged. A slice that implements it replaces this section.
 */
export const notServed = defineSection({
  schema: Type.Unsafe<unknown[]>({ type: 'array', items: { type: 'object' }, notServed: true }),
})
