/** What a member may be, in the parts of JSON Schema that operations use. */
export interface ExpectedSchema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly ExpectedSchema[]
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
  items?: ExpectedSchema
  maxProperties?: number
  /** What the string is, where "string" says less: `name`. */
  'x-noun'?: string
  /** What its pattern lets pass, in words: `lower-case letters and digits`. */
  'x-characters'?: string
}

/** More would hide the rest of the sentence. */
const mostNamed = 40

/** What to send, as a phrase that follows "Send": `a string of 1 to 255 characters`. */
export function expectationOf(schema: ExpectedSchema): string | undefined {
  if (schema.anyOf !== undefined) return either(schema.anyOf.flatMap(alternativesOf))
  if ('const' in schema) return code(schema.const)
  if (schema.enum !== undefined) return oneOf(schema.enum)
  if (schema.type === 'string') return stringPhrase(schema)
  if (schema.type === 'integer') return `a whole number${range(schema.minimum, schema.maximum)}`
  if (schema.type === 'number') return `a number${range(schema.minimum, schema.maximum)}`
  if (schema.type === 'boolean' || schema.type === 'null') return either(alternativesOf(schema))
  if (schema.type === 'array') {
    const { items: { type } = {} } = schema
    const [one, many] = type === 'string' || type === 'object' ? [type, `${type}s`] : ['value', 'values']
    return `an array of ${amount(schema.minItems, schema.maxItems, one, many)}`
  }
  if (schema.type !== 'object') return undefined
  return schema.maxProperties === undefined ? 'an object' : `an object of at most ${schema.maxProperties} members`
}

function alternativesOf(schema: ExpectedSchema): string[] {
  if (schema.type === 'boolean') return ['`true`', '`false`']
  if (schema.type === 'null') return ['`null`']
  return [expectationOf(schema) ?? []].flat()
}

function either(phrases: readonly string[]): string | undefined {
  const [last, ...others] = [...new Set(phrases)].reverse()
  return others.length === 0 ? last : `${others.reverse().join(', ')} or ${last}`
}

function oneOf(values: readonly unknown[]): string {
  const named = values.slice(0, mostNamed).map(code)
  const more = values.length > named.length ? ', …' : ''
  return named.length === 1 ? `${named[0]}` : `one of ${named.join(', ')}${more}`
}

function stringPhrase(schema: ExpectedSchema): string {
  if (schema.format === 'date-time') return 'a date and time such as `2026-01-31T09:00:00Z`'
  if (schema.format === 'ip') return 'an IPv4 or IPv6 address'
  if (schema.format === 'email') return 'an email address such as `jane@example.com`'
  const { minLength, maxLength, 'x-noun': noun = 'string', 'x-characters': characters } = schema
  if (minLength === undefined && maxLength === undefined && characters === undefined) return `a ${noun}`
  return `a ${noun} of ${amount(minLength, maxLength, characters ?? 'character', characters ?? 'characters')}`
}

/** `1 to 10 strings`, `at least 1 string`, `strings`. */
function amount(min: number | undefined, max: number | undefined, one: string, many: string): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max} ${many}`
  if (min !== undefined) return `at least ${min} ${min === 1 ? one : many}`
  return max === undefined ? many : `at most ${max} ${many}`
}

function range(min: number | undefined, max: number | undefined): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`
  if (min !== undefined) return ` of at least ${min}`
  return max === undefined ? '' : ` of at most ${max}`
}

function code(value: unknown): string {
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
