import { type TProperties, type TSchema, Type } from 'typebox'

/** An entry of a section. Unknown members are refused. */
export function Entry<P extends TProperties>(properties: P) {
  return Type.Object(properties, { additionalProperties: false })
}

/** A member of the formats that this version does not serve: reported at the start and skipped. */
export function NotServed(schema: TSchema) {
  return Type.Optional(Type.Unsafe<unknown>({ ...schema, notServed: true }))
}

/** Ids that a file sets appear in URL paths. */
export const PinnedId = Type.Optional(Type.String({ minLength: 1, maxLength: 128, pattern: '^[A-Za-z0-9_-]+$' }))

/** An absent value may also be null, as in answers of the API. */
export function Maybe<S extends TSchema>(schema: S) {
  return Type.Optional(Type.Union([schema, Type.Null()]))
}
