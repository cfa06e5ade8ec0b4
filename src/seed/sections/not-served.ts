import { Type } from 'typebox'
import { defineSection } from './section.ts'

/**
 * A section that the formats have and this version does not serve. It is told at the start and left out, so that a file
 * of the emulator does not have to be taken apart. A slice that comes to serve it puts a section of its own in its place.
 */
export const notServed = defineSection({
  schema: Type.Unsafe<unknown[]>({ type: 'array', items: { type: 'object' }, notServed: true }),
})
