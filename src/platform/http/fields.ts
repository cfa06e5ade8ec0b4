import { type TSchema, Type } from 'typebox'

/** `null` or the schema. */
export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const Timestamp = Type.String({ format: 'date-time' })

/** Where somebody is, in the words of the caller: with a port or without. Read by `canonicalAddress`. */
export const IpAddressText = Type.String({ maxLength: 64, format: 'ip' })

/** The caller's own id of an object: unique per object type and environment, compared exactly. */
export const ExternalId = Type.String({ minLength: 1, maxLength: 128, pattern: '^[\\x00-\\x7F]+$' })

/** Text of the caller that is stored and given back unchanged. */
export const Metadata = Type.Record(Type.String(), Type.String({ maxLength: 600 }), {
  maxProperties: 50,
  propertyNames: { maxLength: 40 },
})

/** Metadata of a new object. Its limits are checked with an error of their own. */
export const NewMetadata = recordOf<string>(Type.String())

/** Metadata in an update: merged by key, `null` removes a key. */
export const MetadataChange = recordOf<string | null>(Nullable(Type.String()))

/** Not a `Type.Record`, whose pattern for keys spares those with a line break: their values would be taken unchecked. */
function recordOf<V>(value: TSchema) {
  return Type.Unsafe<Record<string, V>>({ type: 'object', additionalProperties: value })
}
