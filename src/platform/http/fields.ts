import { type TSchema, Type } from 'typebox'
import { personal } from '../marks.ts'

/** `null` or the schema. */
export function Nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

export const Timestamp = Type.String({ format: 'date-time' })

export const erasedEmail = 'erased@erased.invalid'

/** The email of a person, who is shown by an address after their erasure too, so that readers need not care. */
export const PersonalEmail = Type.String(personal(erasedEmail))

/** Text that says something of a person, or `null`, which it is after their erasure. */
export const PersonalText = Nullable(Type.String(personal(null)))

/** An IP address sent by the caller, with or without a port. Read by `canonicalAddress`. */
export const IpAddressText = Type.String({ maxLength: 64, format: 'ip' })

const visible = '[^\\s\\p{Cc}\\p{Cf}]'
const visibleCharacter = new RegExp(visible, 'u')

/** Whether a text shows nothing. */
export function isBlank(text: string): boolean {
  return !visibleCharacter.test(text)
}

/** What people call a thing: at least one character that is seen. */
export function Name(maxLength: number, options: { description?: string } = {}) {
  return Type.String({ minLength: 1, maxLength, pattern: visible, 'x-noun': 'name', ...options })
}

/** The caller's own id of an object: unique per object type and environment, compared exactly. */
export const ExternalId = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: '^[\\x00-\\x7F]+$',
  'x-characters': 'ASCII characters',
})

/** Text of the caller that is stored and returned unchanged. */
export const Metadata = metadata()

/** Metadata of a person. */
export const PersonalMetadata = metadata(personal({}))

function metadata(mark = {}) {
  const limits = { maxProperties: 50, propertyNames: { maxLength: 40 } }
  return Type.Record(Type.String(), Type.String({ maxLength: 600 }), { ...limits, ...mark })
}

/** Metadata of a new object. Its limits are checked with an error of their own. */
export const NewMetadata = recordOf<string>(Type.String())

/** Metadata in an update: merged by key, `null` removes a key. */
export const MetadataChange = recordOf<string | null>(Nullable(Type.String()))

/** Not a `Type.Record`: its key pattern does not match keys with a line break, so their values would not be checked. */
function recordOf<V>(value: TSchema) {
  return Type.Unsafe<Record<string, V>>({ type: 'object', additionalProperties: value })
}
