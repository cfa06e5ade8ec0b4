import { isRecord } from '#platform/records.ts'

/**
 * The part of JSON Schema (2020-12) that describes metadata: an object of texts, numbers and booleans. Nothing of a
 * schema is turned into code, and no keyword takes a regular expression, so a foreign schema can be slow at nothing.
 */

/** A value of metadata. */
export type MetadataValue = string | number | boolean
export type Metadata = Readonly<Record<string, MetadataValue>>

/** What is wrong with a value, at a JSON pointer. */
export interface Wrong {
  path: string
  message: string
}

export type MetadataCheck = (metadata: Metadata) => Wrong[]

/** A keyword: the arguments that it accepts, and the check that it builds from one. */
interface Keyword {
  takes: string
  isRight(argument: unknown): boolean
  /** Absent for a keyword that describes, and demands nothing. */
  test?(argument: never): (value: MetadataValue) => boolean
}

const annotations: Record<string, Keyword> = Object.fromEntries(
  ['title', 'description', 'default', 'examples', 'deprecated', 'format', '$comment', '$schema'].map((name) => [
    name,
    { takes: 'anything', isRight: () => true },
  ]),
)

const typeTests: Record<string, (value: MetadataValue) => boolean> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
}
const isType = (type: unknown): type is string => typeof type === 'string' && Object.hasOwn(typeTests, type)

const isValue = (value: unknown): value is MetadataValue => ['string', 'number', 'boolean'].includes(typeof value)
const isObject = (value: unknown): value is Record<string, unknown> => isRecord(value) && !Array.isArray(value)
const isNumber = (value: unknown) => typeof value === 'number'
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0

const bound = (holds: (value: number, limit: number) => boolean): Keyword => ({
  takes: 'a number',
  isRight: isNumber,
  test: (limit: number) => (value) => typeof value !== 'number' || holds(value, limit),
})
const length = (holds: (length: number, limit: number) => boolean): Keyword => ({
  takes: 'a whole number of characters',
  isRight: isCount,
  test: (limit: number) => (value) => typeof value !== 'string' || holds([...value].length, limit),
})

/** The keywords that the schema of one value may have. */
const valueKeywords: Record<string, Keyword> = {
  ...annotations,
  type: {
    takes: '`string`, `number`, `integer` or `boolean`, or an array of these',
    isRight: (type) => isType(type) || (Array.isArray(type) && type.length > 0 && type.every(isType)),
    test: (type: string | string[]) => {
      const tests = [type].flat().map((name) => typeTests[name])
      return (value) => tests.some((test) => test?.(value))
    },
  },
  enum: {
    takes: 'an array of texts, numbers or booleans',
    isRight: (values) => Array.isArray(values) && values.length > 0 && values.every(isValue),
    test: (values: MetadataValue[]) => {
      const allowed = new Set(values)
      return (value) => allowed.has(value)
    },
  },
  const: {
    takes: 'a text, number or boolean',
    isRight: isValue,
    test: (only: MetadataValue) => (value) => value === only,
  },
  minLength: length((characters, limit) => characters >= limit),
  maxLength: length((characters, limit) => characters <= limit),
  minimum: bound((value, limit) => value >= limit),
  maximum: bound((value, limit) => value <= limit),
  exclusiveMinimum: bound((value, limit) => value > limit),
  exclusiveMaximum: bound((value, limit) => value < limit),
}

/** Of the schema of all metadata. Their tests are in {@link compileMetadataSchema}. */
const objectKeywords: Record<string, Keyword> = {
  ...annotations,
  type: { takes: '`object`', isRight: (type) => type === 'object' },
  properties: {
    takes: 'an object of at most 50 schemas',
    isRight: (all) => isObject(all) && Object.keys(all).length <= 50,
  },
  required: {
    takes: 'an array of at most 50 names',
    isRight: (names) => Array.isArray(names) && names.length <= 50 && names.every((name) => typeof name === 'string'),
  },
  additionalProperties: {
    takes: '`true`, `false` or a schema',
    isRight: (schema) => typeof schema === 'boolean' || isObject(schema),
  },
  minProperties: { takes: 'a whole number', isRight: isCount },
  maxProperties: { takes: 'a whole number', isRight: isCount },
}

/** Why a value is not a valid metadata schema, with the member that is wrong; `undefined` if it is valid. */
export function metadataSchemaFault(schema: unknown): { member: string; message: string } | undefined {
  const wrong = wrongKeyword(schema, objectKeywords, '')
  if (wrong !== undefined || !isObject(schema)) return wrong
  const { properties = {}, additionalProperties } = schema as ObjectSchema
  for (const [name, value] of Object.entries(properties)) {
    const found = wrongKeyword(value, valueKeywords, `properties.${name}`)
    if (found !== undefined) return found
  }
  return typeof additionalProperties === 'object'
    ? wrongKeyword(additionalProperties, valueKeywords, 'additionalProperties')
    : undefined
}

function wrongKeyword(schema: unknown, known: Record<string, Keyword>, at: string) {
  if (!isObject(schema)) return { member: at, message: 'is not a schema. Send an object' }
  for (const [name, argument] of Object.entries(schema)) {
    const member = at === '' ? name : `${at}.${name}`
    const keyword = Object.hasOwn(known, name) ? known[name] : undefined
    if (keyword === undefined)
      return {
        member,
        message: `is not supported. Use ${Object.keys(known)
          .filter((each) => !each.startsWith('$'))
          .join(', ')}`,
      }
    if (!keyword.isRight(argument)) return { member, message: `is not valid. Send ${keyword.takes}` }
  }
  return undefined
}

type ValueSchema = Readonly<Record<string, unknown>>

interface ObjectSchema {
  properties?: Readonly<Record<string, ValueSchema>>
  required?: readonly string[]
  additionalProperties?: boolean | ValueSchema
  minProperties?: number
  maxProperties?: number
}

/** @param schema a schema that {@link metadataSchemaFault} accepts @returns a pure function that can be kept */
export function compileMetadataSchema(schema: ObjectSchema): MetadataCheck {
  const {
    required = [],
    additionalProperties = true,
    minProperties = 0,
    maxProperties = Number.POSITIVE_INFINITY,
  } = schema
  const properties = new Map(
    Object.entries(schema.properties ?? {}).map(([name, value]) => [name, compileValueSchema(value)]),
  )
  const others =
    typeof additionalProperties === 'object'
      ? compileValueSchema(additionalProperties)
      : () => (additionalProperties ? undefined : 'is not in the schema')
  return (metadata) => {
    const wrong = required
      .filter((name) => !Object.hasOwn(metadata, name))
      .map((name) => ({ path: '', message: `\`${name}\` is missing` }))
    const entries = Object.entries(metadata)
    if (entries.length < minProperties || entries.length > maxProperties)
      wrong.push({ path: '', message: `has ${entries.length} members` })
    for (const [name, value] of entries) {
      const message = (properties.get(name) ?? others)(value)
      if (message !== undefined) wrong.push({ path: `/${toPointer(name)}`, message })
    }
    return wrong
  }
}

/** Says what is wrong with a value. */
function compileValueSchema(schema: ValueSchema): (value: MetadataValue) => string | undefined {
  const tests = Object.entries(schema).flatMap(([name, argument]) => {
    const test = valueKeywords[name]?.test?.(argument as never)
    return test === undefined ? [] : [{ test, message: `does not match \`${name}\`` }]
  })
  return (value) => tests.find(({ test }) => !test(value))?.message
}

/** RFC 6901 §3. */
function toPointer(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1')
}
