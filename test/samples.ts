import { Agent, request as httpRequest } from 'node:http'
import { expect } from 'vitest'
import type { Context, System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Operation } from '#platform/http/operation.ts'
import { recordOf } from '#platform/records.ts'

/** Random choices that are the same in every run: a property test that failed once fails again. */
export interface Random {
  /** An integer from 0 to `below - 1`. */
  integer(below: number): number
  pick<T>(items: readonly T[]): T
  shuffle<T>(items: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  let state = seed
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (below: number) => Math.floor(next() * below)
  return {
    integer,
    pick: <T>(items: readonly T[]) => items[integer(items.length)] as T,
    shuffle: <T>(items: readonly T[]) => {
      const rest = [...items]
      return items.map(() => rest.splice(integer(rest.length), 1)[0] as T)
    },
  }
}

/** The parts of JSON Schema that our operations use. */
export interface Schema {
  type?: string
  const?: unknown
  default?: unknown
  enum?: readonly unknown[]
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  /** `false` where members without a name in the shape are refused instead of dropped. */
  additionalProperties?: Schema | false
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
}

/** The object shapes that a body may have: several where a member tells them apart. */
export function shapesOf(schema: Schema): readonly Schema[] {
  return schema.oneOf ?? [schema]
}

/**
 * A value that the schema accepts, with every member that it declares or with the required ones alone. Ids in it name
 * nothing.
 */
export function sampleOf(schema: Schema, members: 'all' | 'required' = 'all'): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [alternative] = schema.anyOf ?? schema.oneOf ?? []
  if (alternative !== undefined) return sampleOf(alternative, members)
  if (schema.type === 'integer') return schema.minimum ?? 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'array') return schema.items === undefined ? [] : [sampleOf(schema.items, members)]
  if (schema.type === 'object') {
    const named = Object.entries(schema.properties ?? {})
    const wanted = named.filter(([name]) => members === 'all' || schema.required?.includes(name))
    return Object.fromEntries(wanted.map(([name, member]) => [name, sampleOf(member, members)]))
  }
  if (schema.format === 'email') return 'ada@northwind.example'
  if (schema.format === 'ip') return '203.0.113.7'
  if (schema.format === 'date-time') return '2026-01-01T00:00:00Z'
  return 'x'.repeat(Math.max(1, schema.minLength ?? 1))
}

/** One value of every JSON type. */
const jsonValues: Record<string, unknown> = {
  null: null,
  boolean: true,
  integer: 7,
  number: 7.5,
  string: 'text',
  array: ['text'],
  object: { text: 'text' },
}

/** The values of the JSON types that a schema does not take. */
function wrongValues(schema: Schema): unknown[] {
  const alternatives = schema.anyOf ?? [schema]
  if (alternatives.some(takesAnything)) return []
  const accepted = new Set(
    alternatives.flatMap(({ type, enum: values }) => type ?? values?.map((value) => typeof value) ?? []),
  )
  if (accepted.has('number')) accepted.add('integer')
  return Object.entries(jsonValues).flatMap(([type, value]) => (accepted.has(type) ? [] : [value]))
}

const takesAnything = (schema: Schema): boolean =>
  [schema.type, schema.const, schema.enum, schema.anyOf, schema.oneOf].every((each) => each === undefined)

/** Whether a member may be left out. One with a default may be, though it is always there after validation. */
export function isOptional({ required = [] }: Schema, name: string, member: Schema): boolean {
  return !required.includes(name) || 'default' in member
}

export interface InvalidSample {
  what: string
  /** The innermost name of what is wrong. */
  member: string
  value: unknown
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1)

/** The sample of an object shape with one thing wrong in it, in every way that its declaration forbids. */
export function invalidSamplesOf(shape: Schema): InvalidSample[] {
  const sample = sampleOf(shape)
  const wrong = wrongValues(shape).map((value) => ({
    what: `${JSON.stringify(value)} instead of an object`,
    member: 'body',
    value,
  }))
  const inside: InvalidSample[] = []
  visit(shape, sample, (value) => value, '')
  return [...wrong, ...inside]

  /** `put` returns the whole sample with this value replaced. */
  function visit(schema: Schema, value: unknown, put: (value: unknown) => unknown, path: string): void {
    const [container = schema] = schema.anyOf ?? [schema]
    const { properties, required = [], items, additionalProperties } = container
    for (const [name, member] of Object.entries(properties ?? {})) {
      const object = value as Record<string, unknown>
      const { [name]: current, ...others } = object
      const here = path === '' ? name : `${path}.${name}`
      const putMember = (next: unknown) => put({ ...object, [name]: next })
      const refused = wrongValues(member).filter((each) => each !== null || !isOptional(container, name, member))
      for (const wrongValue of refused)
        inside.push({ what: `${here}: ${JSON.stringify(wrongValue)}`, member: name, value: putMember(wrongValue) })
      if (required.includes(name)) inside.push({ what: `no ${here}`, member: name, value: put(others) })
      if (member.const !== undefined || member.enum !== undefined)
        inside.push({ what: `${here}: another text`, member: name, value: putMember('neither of them') })
      visit(member, current, putMember, here)
    }
    if (items !== undefined) {
      for (const wrongValue of wrongValues(items))
        inside.push({
          what: `${path}[]: ${JSON.stringify(wrongValue)}`,
          member: `${lastOf(path)}.0`,
          value: put([wrongValue]),
        })
      visit(items, (value as unknown[])[0], (next) => put([next]), `${path}[]`)
    }
    if (additionalProperties)
      for (const wrongValue of wrongValues(additionalProperties))
        inside.push({
          what: `${path}.key: ${JSON.stringify(wrongValue)}`,
          member: 'key',
          value: put({ key: wrongValue }),
        })
  }
}

/** A path with a value for each of its parameters. */
export function fillPath(path: string, value: (name: string) => string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => value(name))
}

/** What was counted last, and the number of the next transaction that writes as it was before. */
const counted = new WeakMap<System, Map<string, { at: string; counts: Record<string, number> }>>()

/** The statement that counts, in the database of a system. */
const counting = new WeakMap<System, string>()

async function describeCounting({ database }: System): Promise<string> {
  const tables = await database.many<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'environment_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname not in ('unnumbered_events', 'operator_log_entries', 'tallies', 'active_users') order by 1`)
  return tables
    .map(({ name }) => `select '${name}' as name, count(*)::int as n from ${name} where environment_id = $1`)
    .join(' union all ')
}

/**
 * How many rows each table holds for an environment. Asked of the database, so that a new table is counted too; but for the
 * note of which events await their number, which goes at any moment. Counts again only when something was written meanwhile.
 */
export async function countRows({ system, environmentId }: Context): Promise<Record<string, number>> {
  const { at } = await system.database.one<{ at: string }>(sql`
    select pg_snapshot_xmax(pg_current_snapshot())::text as at`)
  const known = counted.get(system) ?? new Map<string, { at: string; counts: Record<string, number> }>()
  counted.set(system, known)
  const last = known.get(environmentId)
  if (last?.at === at) return last.counts
  const text = counting.get(system) ?? (await describeCounting(system))
  counting.set(system, text)
  // Named, so that a connection plans it once: that takes longer than counting.
  const { rows } = await system.database.pool.query<{ name: string; n: number }>({
    name: 'count_rows',
    text,
    values: [environmentId],
  })
  const counts = Object.fromEntries(rows.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]))
  known.set(environmentId, { at, counts })
  return counts
}

export interface Sent {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The body as JSON; `undefined` when it isn't JSON. */
  json: Record<string, unknown> | undefined
}

export interface ToSend {
  method?: string
  headers?: Record<string, string | string[]>
  /** Sent as JSON, unless it is a string or bytes, which are sent as they are. */
  body?: unknown
  key?: string | undefined
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** Sends a request whose path goes over the wire as it is written: no client puts dots and slashes in order first. */
export function send(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body, key }: ToSend = {},
): Promise<Sent> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
  const bytes = body === undefined ? undefined : isRaw ? Buffer.from(body) : Buffer.from(JSON.stringify(body))
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        agent,
        hostname,
        port,
        path,
        method,
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': bytes.length }),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parseObject(text) })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(bytes)
  })
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Every refusal is JSON in the family of the operation's surface, or a page where people look; none is a fault of ours. */
export function expectRefusal({ status, headers, json }: Sent, surface: Operation['surface'], what: string): void {
  expect(status, what).toBeGreaterThanOrEqual(400)
  expect(status, what).toBeLessThan(500)
  const type = String(headers['content-type'])
  expect(type, what).toMatch(contentTypes[surface])
  if (surface === 'scim') expectScimError(status, json, what)
  else if (surface === 'vault')
    expect(json, what).toMatchObject({ error: expect.any(String), code: expect.any(String) })
  else if (surface === 'secevent')
    expect(json, what).toEqual({ err: expect.any(String), description: expect.any(String) })
  else if (surface === 'graphql')
    expect(json, what).toEqual({
      errors: [{ message: expect.any(String), extensions: expect.objectContaining({ code: expect.any(String) }) }],
    })
  else if (surface !== 'browser') expectErrorBody(status, json, what)
}

const contentTypes: Record<Operation['surface'], RegExp> = {
  api: /^application\/json/,
  oauth: /^application\/json/,
  vault: /^application\/json/,
  secevent: /^application\/json/,
  widgets: /^application\/json/,
  graphql: /^application\/json/,
  scim: /^application\/scim\+json/,
  browser: /^text\/html/,
}

/** The surface on which what is no path of an operation is refused in JSON. */
export function surfaceBelow(path: string): Operation['surface'] {
  if (path.startsWith('/scim/v2.0/')) return 'scim'
  return path.startsWith('/vault/v1/') ? 'vault' : 'api'
}

function expectScimError(status: number, json: Record<string, unknown> | undefined, what: string): void {
  expect(json, what).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.any(String),
  })
}

/**
 * Every JSON error is one of two families, and never both: the official SDK for Node takes a body with `error` for one of
 * OAuth. Some errors keep the family in which they are documented, whatever the surface. An unknown object is one body.
 */
export function expectErrorBody(status: number, json: Record<string, unknown> | undefined, what: string): void {
  if (json?.message === undefined) {
    expect(json, what).toMatchObject({ error: expect.any(String), error_description: expect.any(String) })
    expect(json, what).not.toHaveProperty('code')
    return
  }
  expect(json, what).toMatchObject({ code: expect.any(String), message: expect.any(String) })
  expect(json, what).not.toHaveProperty('error')
  if (status === 404 && json?.code !== 'route_not_found')
    expect(json, what).toEqual({ message: expect.any(String), code: 'entity_not_found', entity_id: expect.any(String) })
}

/** Words of a validator, which are for its users and not for those of the API. */
const dialect =
  /must (NOT|match|be (string|object|array|integer|number|boolean|null|equal|>=|<=))|should be|pattern|schema|undefined|NaN|\[object/

/** The first error of an answer of GraphQL. */
function graphqlError(json: Sent['json']): Record<string, unknown> | undefined {
  return Array.isArray(json?.errors) && !('message' in json) ? recordOf(json.errors[0]) : undefined
}

/** What a refusal without a right key is. */
export function unauthorizedBody(surface: Operation['surface']): object {
  const message = expect.any(String)
  if (surface === 'graphql')
    return { errors: [{ message, extensions: { code: 'UNAUTHENTICATED', reason: 'unauthorized' } }] }
  return { code: 'unauthorized', [surface === 'vault' ? 'error' : 'message']: message }
}

/** What a refusal says is for people: whole sentences, in no validator's dialect, which name the member that is wrong. */
export function expectSentences({ json }: Pick<Sent, 'json'>, member: string | undefined, what: string): void {
  const { message } = graphqlError(json) ?? json ?? {}
  const text = String(message ?? json?.error_description ?? json?.description ?? json?.detail ?? json?.error)
  expect(text, what).toMatch(/^[`"A-Z].*\.$/s)
  expect(text, what).not.toMatch(dialect)
  if (member !== undefined) expect(text, what).toContain(member)
}
