import type { TSchema } from 'typebox'
import { isRecord } from '../../records.ts'
import type { SchemaParts } from '../../schema-parts.ts'

type Normalize = (value: unknown) => unknown

/**
 * Makes a function that brings a parsed value into the form that its schema describes, at any depth and in place, where
 * SDKs of earlier years send another for the same:
 * - A member that is optional and whose schema does not admit `null` is dropped when it is `null`: these SDKs send every
 *   option. Where `null` has a meaning, such as clearing a value, the schema admits it.
 * - A date and time without a zone is in UTC.
 *
 * Refuses nothing: what is of another type stays for the validation.
 */
export function normalizerOf(schema: TSchema): Normalize {
  let normalize: Normalize | undefined
  return (value) => {
    normalize ??= normalizer(schema) ?? unchanged
    return normalize(value)
  }
}

const unchanged: Normalize = (value) => value

/** `undefined` where nothing is to be changed. */
function normalizer(schema: TSchema): Normalize | undefined {
  const parts: SchemaParts & { discriminator?: { propertyName: string }; format?: string } = schema
  const { anyOf, oneOf, discriminator, items, format } = parts
  if (oneOf !== undefined && discriminator !== undefined) return ofTaggedUnion(discriminator.propertyName, oneOf)
  return inTurn([
    ...(anyOf ?? []).map(normalizer),
    ofObject(parts),
    items === undefined ? undefined : ofArray(items),
    format === 'date-time' ? withZone : undefined,
  ])
}

function inTurn(all: readonly (Normalize | undefined)[]): Normalize | undefined {
  const steps = all.filter((each) => each !== undefined)
  if (steps.length < 2) return steps[0]
  return (value) => steps.reduce((current, step) => step(current), value)
}

function ofObject(parts: ObjectParts): Normalize | undefined {
  const { properties = {}, patternProperties = {}, additionalProperties, required = [] } = parts
  const members = Object.entries(properties).map(([name, member]) => ({
    name,
    isDropped: isOptional(name, member, required) && !admitsNull(member),
    normalize: normalizer(member),
  }))
  const changed = members.filter(({ isDropped, normalize }) => isDropped || normalize !== undefined)
  const others = [...Object.values(patternProperties), additionalProperties].filter((each) => typeof each === 'object')
  const normalizeOthers = inTurn(others.map(normalizer))
  if (changed.length === 0 && normalizeOthers === undefined) return undefined
  return (value) => {
    if (!isRecord(value) || Array.isArray(value)) return value
    for (const { name, isDropped, normalize } of changed) {
      if (!Object.hasOwn(value, name)) continue
      if (isDropped && value[name] === null) delete value[name]
      else if (normalize !== undefined) value[name] = normalize(value[name])
    }
    if (normalizeOthers !== undefined)
      for (const name of Object.keys(value))
        if (!Object.hasOwn(properties, name)) value[name] = normalizeOthers(value[name])
    return value
  }
}

type ObjectParts = SchemaParts & { readonly required?: readonly string[] }

function ofArray(items: TSchema): Normalize | undefined {
  const normalize = normalizer(items)
  return normalize && ((value) => (Array.isArray(value) ? value.map(normalize) : value))
}

function ofTaggedUnion(tag: string, shapes: readonly TSchema[]): Normalize {
  const normalizers = new Map<unknown, Normalize | undefined>(
    shapes.map((shape) => {
      const { properties }: SchemaParts = shape
      const { const: name }: { const?: unknown } = properties?.[tag] ?? {}
      return [name, normalizer(shape)]
    }),
  )
  return (value) => (isRecord(value) ? (normalizers.get(value[tag])?.(value) ?? value) : value)
}

/** One with a default need not be sent, although it is always there after validation. */
function isOptional(name: string, member: TSchema, required: readonly string[]): boolean {
  return !required.includes(name) || 'default' in member
}

function admitsNull(schema: TSchema): boolean {
  const { type, const: constant, enum: values, anyOf, oneOf }: NullParts = schema
  if (anyOf !== undefined || oneOf !== undefined) return [...(anyOf ?? []), ...(oneOf ?? [])].some(admitsNull)
  if (values !== undefined) return values.includes(null)
  if (constant !== undefined) return constant === null
  return type === undefined || type === 'null'
}

interface NullParts {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly TSchema[]
  readonly oneOf?: readonly TSchema[]
}

const withoutZone = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?$/i

function withZone(value: unknown): unknown {
  return typeof value === 'string' && withoutZone.test(value) ? `${value}Z` : value
}
