import { beforeEach, describe, expect, test } from 'vitest'
import { validatorOf } from '#platform/http/request/validation.ts'
import { ask, callsOf, callsOfEachClass } from './calls.ts'
import { startFurnished } from './furnished.ts'
import { type Schema, sampleOf, shapesOf } from './samples.ts'

const environment = await startFurnished()
const { rewind, beginOfChanges, changesSince, holding } = environment
const { operations } = environment.servers[0].app

beforeEach(rewind)

/** The name of every member of any body or answer: one that means something elsewhere may be taken for what it is called. */
const names = new Set(operations.flatMap(({ body, success }) => [body, success.body].flatMap(namesIn)))

function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { properties = {} } = schema as Schema
  return [
    ...Object.keys(properties),
    ...Object.values(schema).flatMap(namesIn),
    ...Object.values(properties).flatMap(namesIn),
  ]
}

const planted: Record<string, unknown> = {
  ...Object.fromEntries([...names].map((name) => [name, `planted ${name}`])),
  id: 'planted_id',
  environment_id: 'planted_environment',
  created_at: '1999-09-09T09:09:09Z',
  profile_picture_url: 'javascript:planted',
  constructor: 'planted constructor',
  toString: 'planted toString',
  planted: [{ planted: 'planted' }],
}
const traces = /planted|1999-09-09/

/** A body with all that is planted, in every object whose members are described. */
function plantIn(schema: Schema, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => plantIn(schema.items ?? {}, item))
  if (typeof value !== 'object' || value === null) return value
  const object = value as Record<string, unknown>
  const shape = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].find(({ properties }) =>
    fits(properties, object),
  )
  if (shape?.properties === undefined) return value
  const { properties } = shape
  const others = Object.entries(planted).filter(([name]) => !Object.hasOwn(properties, name))
  const own = Object.entries(object).map(([name, member]) => [name, plantIn(properties[name] ?? {}, member)] as const)
  return Object.fromEntries([...others, ...own])
}

function fits(properties: Schema['properties'], object: Record<string, unknown>): boolean {
  if (properties === undefined) return false
  return Object.entries(properties).every(
    ([name, { const: value }]) => value === undefined || !Object.hasOwn(object, name) || object[name] === value,
  )
}

const refusesOthers = ({ body }: { body?: object | undefined }) =>
  body !== undefined && 'additionalProperties' in body && body.additionalProperties === false

test.each(operations.filter(refusesOthers).map((operation) => [operation.id, operation] as const))(
  '[I-2] %s refuses what its description does not have',
  (_id, { body = {} }) => {
    const validate = validatorOf(body, 'body')
    const sample = sampleOf(body as Schema, 'required') as object

    expect(() => validate({ ...sample, planted: 1 })).toThrow('`planted` is unknown.')
  },
)

/** Those of SCIM keep what they do not know. */
const withBody = operations.filter(
  (operation) => operation.body !== undefined && operation.surface !== 'scim' && !refusesOthers(operation),
)
test.each(withBody.map((operation) => [operation.id, operation] as const))(
  '[I-2] %s hands its handler nothing that its description does not have, at any depth',
  (_id, { body = {} }) => {
    const validate = validatorOf(body, 'body')
    for (const shape of shapesOf(body as Schema)) {
      const [plain, full] = [sampleOf(shape), plantIn(shape, sampleOf(shape))]
      expect(full).not.toEqual(plain)
      try {
        validate(plain)
      } catch {
        // A sample with all members may name two that exclude each other: what is dropped is dropped before that is known.
      }
      validate(full)
      expect(full).toEqual(plain)
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

const calls = callsOf(operations).filter(({ operation }) => operation.body !== undefined && !refusesOthers(operation))
/** A handler gets what the tests above show. SCIM reads what they don't, so all of its calls are tried. */
const tried = callsOfEachClass(calls, ({ operation }) => operation.surface === 'scim')
describe.each(tried.map((call) => [call.name, call] as const))('%s', (_name, call) => {
  test('[I-2] does and answers with members that are not described what it does without them', async () => {
    const run = async (change: (body: unknown) => unknown) => {
      await rewind()
      const { path, body } = await call.prepare(environment)
      const since = await beginOfChanges()
      const { status, text, json } = await ask(environment, call, { path, body: change(body) })
      const tables = new Set((await changesSince(since)).map(({ table }) => table))
      return { status, text, outline: outline(json), tables: [...tables].sort() }
    }

    const { text: _, ...without } = await run((body) => body)
    const { text, ...withThem } = await run((body) => plantIn(call.operation.body as Schema, body))

    expect(withThem, text).toEqual(without)
    expect(text).not.toMatch(traces)
    expect(await holding(traces.source)).toEqual([])
  })
})
