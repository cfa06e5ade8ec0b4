import { type TProperties, type TSchema, Type } from 'typebox'

/** An entry of a section: what it does not list is refused. */
export function Entry<P extends TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

/** What the formats have and this version does not serve: told at the start and left out. */
export function NotServed(schema: TSchema) {
  return Type.Optional(Type.Unsafe<unknown>({ ...schema, notServed: true }))
}

/** Ids that a file may choose stand in paths of addresses. */
export const PinnedId = Type.Optional(Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9_-]+$' }))

/** What is not there may be null too, as in answers of the API. */
export function Maybe<S extends TSchema>(schema: S) {
  return Type.Optional(Type.Union([schema, Type.Null()]))
}
