import { type Static, type TSchema, Type } from 'typebox'

/**
 * One of several object shapes, discriminated by a constant member. Only the shape that the member names is
 *   validated, so faults refer to that shape.
 */
export function TaggedUnion<S extends TSchema[]>(tag: string, shapes: [...S]) {
  return Type.Unsafe<Static<S[number]>>({
    type: 'object',
    discriminator: { propertyName: tag },
    required: [tag],
    oneOf: shapes,
  })
}
