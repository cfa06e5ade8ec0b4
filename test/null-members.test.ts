import { beforeEach, describe, expect, test } from 'vitest'
import { normalizerOf } from '#platform/http/request/normalize.ts'
import { validatorOf } from '#platform/http/request/validation.ts'
import { ask, callsOf, callsOfEachClass } from './calls.ts'
import { startFurnished } from './furnished.ts'
import { isOptional, type Schema, sampleOf, shapesOf } from './samples.ts'

const environment = await startFurnished()
const { rewind, beginOfChanges, changesSince } = environment
const { operations } = environment.servers[0].app

beforeEach(rewind)

/** Whether `null` is one of the values of a schema, so that it has a meaning of its own. */
function takesNull({ type, const: constant, enum: values, anyOf, oneOf }: Schema): boolean {
  const alternatives = anyOf ?? oneOf
  if (alternatives !== undefined) return alternatives.some(takesNull)
  return type === 'null' || constant === null || (type === undefined && constant === undefined && values === undefined)
}

/** A body with `null` for every member that it leaves out and that takes no `null`, in every object whose members are described. */
function nullWhatIsMissing(schema: Schema, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => nullWhatIsMissing(itemsOf(schema), item))
  if (typeof value !== 'object' || value === null) return value
  const given = value as Record<string, unknown>
  const shape = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find((each) => isShapeOf(each, given))
  const properties = shape?.properties ?? {}
  const nulls = Object.entries(properties)
    .filter(([name, member]) => !Object.hasOwn(given, name) && !takesNull(member))
    .map(([name]) => [name, null])
  const others = Object.entries(given).map(([name, member]) => [
    name,
    nullWhatIsMissing(properties[name] ?? {}, member),
  ])
  return Object.fromEntries([...nulls, ...others])
}

function itemsOf({ items, anyOf = [] }: Schema): Schema {
  return items ?? anyOf.find((each) => each.items !== undefined)?.items ?? {}
}

function isShapeOf({ properties }: Schema, given: Record<string, unknown>): boolean {
  if (properties === undefined) return false
  return Object.entries(properties).every(
    ([name, { const: value }]) => value === undefined || !Object.hasOwn(given, name) || given[name] === value,
  )
}

/** A sample without its optional values, but with the objects and arrays that hold further members. */
function withoutOptionalValues(schema: Schema, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutOptionalValues(itemsOf(schema), item))
  if (typeof value !== 'object' || value === null) return value
  const [shape = schema] = schema.anyOf ?? schema.oneOf ?? [schema]
  const kept = Object.entries(shape.properties ?? {}).flatMap(([name, member]) => {
    const inner = (value as Record<string, unknown>)[name]
    const isDropped = isOptional(shape, name, member) && (typeof inner !== 'object' || inner === null)
    return isDropped ? [] : [[name, withoutOptionalValues(member, inner)] as const]
  })
  return Object.fromEntries(kept)
}

const withBody = operations.filter(({ body }) => body !== undefined)
test.each(withBody.map((operation) => [operation.id, operation] as const))(
  '%s takes null for every optional member that has no use for it, at any depth, as if it were absent',
  (_id, { body = {} }) => {
    const normalize = normalizerOf(body)
    const validate = validatorOf(body, 'body')
    for (const shape of shapesOf(body as Schema)) {
      const plain = withoutOptionalValues(shape, sampleOf(shape))
      const nulled = nullWhatIsMissing(shape, plain)
      validate(plain)

      const normalized = normalize(nulled)
      validate(normalized)

      expect(normalized).toEqual(plain)
    }
  },
)

/** The names of all that an answer holds. */
function outline(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value)
    .flatMap(([name, member]) => outline(member, `${path}.${name}`))
    .sort()
}

const calls = callsOf(operations).filter(({ operation }) => operation.body !== undefined)
/** A handler gets what the test above shows. */
describe.each(callsOfEachClass(calls).map((call) => [call.name, call] as const))('%s', (_name, call) => {
  test('does and answers with null for what it leaves out what it does without', async () => {
    const run = async (change: (body: unknown) => unknown) => {
      await rewind()
      const { path, body } = await call.prepare(environment)
      const since = await beginOfChanges()
      const { status, text, json } = await ask(environment, call, { path, body: change(body) })
      const tables = new Set((await changesSince(since)).map(({ table }) => table))
      return { status, text, outline: outline(json), tables: [...tables].sort() }
    }

    const { text: _, ...without } = await run((body) => body)
    const { text, ...withNulls } = await run((body) => nullWhatIsMissing(call.operation.body as Schema, body))

    expect(withNulls, text).toEqual(without)
  })
})
