import { type Static, type TSchema, Type } from 'typebox'

/**
 * One of several object shapes, told apart by a member with a constant. Only the shape that the member names is
 * validated, so a fault is reported in that shape's terms.
 */
export function TaggedUnion<S extends TSchema[]>(tag: string, shapes: [...S]) {
  return Type.Unsafe<Static<S[number]>>({
    type: 'object',
    discriminator: { propertyName: tag },
    required: [tag],
    oneOf: shapes,
  })
}
