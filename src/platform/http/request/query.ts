import type { TSchema } from 'typebox'
import { parseUrlEncoded } from './url-encoded.ts'

type JsonSchema = {
  type?: string
  enum?: readonly unknown[]
  format?: string
  minLength?: number
  properties?: Record<string, JsonSchema>
}

/**
 * The query of a request target: all that follows its first question mark. Further ones are part of it, RFC 3986 §3.4.
 */
export function searchOf(url: string): string {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark + 1)
}

/**
 * Brings a query string into the shape that its schema describes, so that validation needs no coercion: integers and
 * booleans in their exact notation only, lists repeated, comma-joined, as `key[]` or as `key[0]`, objects as
 * `key[member]`. A value that is empty where no empty text is described counts as absent: so SDKs send a parameter that
 * is null. Moments also as JavaScript writes them. Other values stay text and fail validation.
 *
 * @throws malformedBody for a broken percent-encoding.
 */
export function parseQuery(search: string, schema: TSchema | undefined): Record<string, unknown> {
  if (search === '') return {}
  const described: JsonSchema | undefined = schema
  const given = new Map<string, string[]>()
  for (const [name, value] of parseUrlEncoded(search, 'query')) {
    const values = given.get(name)
    if (values === undefined) given.set(name, [value])
    else values.push(value)
  }
  const properties = described?.properties ?? {}
  const query: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties)) {
    const value = readParameter(given, name, property)
    if (value !== undefined) query[name] = value
  }
  return query
}

function readParameter(given: Map<string, string[]>, name: string, schema: JsonSchema): unknown {
  if (schema.type === 'array') {
    const values = [...given].flatMap(([key, each]) => (key === name || isItemOf(name, key) ? each : []))
    return values.length === 0 ? undefined : values.flatMap((value) => value.split(',')).filter((value) => value !== '')
  }
  if (schema.type === 'object') {
    const members = [...given].filter(([key]) => key.startsWith(`${name}[`) && key.endsWith(']'))
    if (members.length === 0) return undefined
    return Object.fromEntries(members.map(([key, values]) => [key.slice(name.length + 1, -1), values[0]]))
  }
  const values = given.get(name)
  if (values === undefined) return undefined
  // Left as a list, a parameter given twice fails the validation of a single value.
  if (values.length > 1) return values
  const [text = ''] = values
  return text === '' && !admitsEmpty(schema) ? undefined : toScalar(text, schema)
}

/** `key[]` and `key[0]`. PHP numbers the items of a list. */
function isItemOf(name: string, key: string): boolean {
  return key.startsWith(`${name}[`) && /^\[\d{0,4}\]$/.test(key.slice(name.length))
}

function admitsEmpty({ type, enum: values, format, minLength = 0 }: JsonSchema): boolean {
  return type === 'string' && values === undefined && format === undefined && minLength === 0
}

function toScalar(text: string, { type, format }: JsonSchema): unknown {
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text)
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return format === 'date-time' ? toMoment(text) : text
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
/** `Mon Nov 30 2026 01:02:03 GMT+0100 (Central European Standard Time)` */
const dateText = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d\d)(\d\d)(?: \([^)]*\))?$/

/**
 * The official SDK for Node.js puts a `Date` into the query as it is, which makes it the text of ECMA-262 §21.4.4.41. Anything
 * else is returned as it was.
 */
function toMoment(text: string): string {
  const [, month = '', day, year, time, hours, minutes] = dateText.exec(text) ?? []
  const number = months.indexOf(month) + 1
  return number === 0 ? text : `${year}-${String(number).padStart(2, '0')}-${day}T${time}${hours}:${minutes}`
}
