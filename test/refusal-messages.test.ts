import { describe, expect, test } from 'vitest'
import type { Operation } from '#platform/http/operation.ts'
import { catalog } from '../src/catalog.ts'
import {
  expectRefusal,
  expectSentences,
  fillPath,
  type Schema,
  type Sent,
  sampleOf,
  send,
  shapesOf,
} from './samples.ts'
import { startServer } from './server.ts'
import { makeSystemKey } from './system-key.ts'
import { makeWidgetToken } from './widget-token.ts'

// How each operation describes members that are empty, blank or invalid in a query. Those of a wrong type and those that
// are missing are in every-operation.test.ts.

const server = await startServer()
const { secretNames } = catalog
const apiOperations = server.app.operations.filter(({ surface }) => surface !== 'browser')
/** What passes where a sample would not, so that the member in question is the one that is refused. */
const own: Record<string, unknown> = {
  client_id: server.clientId,
  client_secret: server.apiKey,
  domain: 'northwind.example',
  email: 'of.nobody@northwind.example',
  endpoint_url: 'https://receiver.example/scim',
  ip_address: '203.0.113.7',
  issuer: 'https://issuer.example',
  refresh_token: 'of no session',
}
const widgetToken = await makeWidgetToken(server)
const systemKey = await makeSystemKey(server)
const keyOf = ({ access }: Operation) =>
  access === 'widget' ? widgetToken : access === 'system_key' ? systemKey : server.apiKey
const pathOf = ({ path }: Operation) => fillPath(path, (name) => `${name}_01J00000000000000000000000`)
const named = (list: readonly Operation[]) => list.map((operation) => [operation.id, operation] as const)
const propertiesOf = (schema: unknown) => Object.entries((schema as Schema | undefined)?.properties ?? {})
/** Without the null that it may be as well. */
const withoutNull = (schema: Schema): Schema => schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
const takesText = ({ type, enum: values }: Schema) => type === 'string' || values !== undefined

function expectAnswer(operation: Operation, answer: Sent, member: string, what: string): void {
  if (answer.status < 400) return
  expectRefusal(answer, operation.surface, what)
  const { code, error } = answer.json ?? {}
  const isFault = code === 'invalid_request_parameters' || error === 'invalid_request'
  expectSentences(answer, isFault ? member : undefined, what)
}

const sendBody = (operation: Operation, body: unknown) =>
  send(server.url, pathOf(operation), { method: operation.method, key: keyOf(operation), body })

/** Every member of every shape of a body with something in its place. */
const bodiesWith = (operation: Operation, put: (schema: Schema, name: string) => unknown) =>
  shapesOf((operation.body ?? {}) as Schema).flatMap((shape) => {
    const takesOthers = shape.additionalProperties !== false
    const sample = { ...(sampleOf(shape, 'required') as object), ...(takesOthers ? own : {}) }
    return propertiesOf(shape).flatMap(([name, schema]) => {
      const value = put(withoutNull(schema), name)
      return value === undefined ? [] : [{ name, value, body: { ...sample, [name]: value } }]
    })
  })

describe.each(named(apiOperations.filter(({ body }) => body !== undefined)))('%s', (_id, operation) => {
  test('explains in a sentence why it refuses an empty member', async () => {
    const empty = (schema: Schema) =>
      takesText(schema) ? '' : schema.type === 'array' ? [] : schema.type === 'object' ? {} : undefined

    for (const { name, value, body } of bodiesWith(operation, empty)) {
      const answer = await sendBody(operation, body)
      expectAnswer(operation, answer, name, `${name}: ${JSON.stringify(value)}`)
    }
  })

  test('refuses a name of a thing in which nothing is seen', async () => {
    const isPerson = /^\/user_management\/users(\/\{id\})?$/.test(operation.path)
    const blank = ({ type }: Schema, name: string) =>
      name === 'name' && type === 'string' && !isPerson ? ' \t\u200b\u2003' : undefined

    for (const { body } of bodiesWith(operation, blank)) {
      const answer = await sendBody(operation, body)
      expect([400, 404, 422]).toContain(answer.status)
      if (answer.status !== 404) expectSentences(answer, '`name` is blank', 'name')
    }
  })

  test('[A-6] repeats no secret that it refuses, however it is refused', async () => {
    const secret = 'kept-to-myself-1234567890'
    const wrong = ({ type }: Schema) => (type === 'string' ? [secret] : secret)
    const long = ({ type }: Schema) => (type === 'string' ? secret.repeat(2_000) : undefined)

    for (const { name, body } of [...bodiesWith(operation, wrong), ...bodiesWith(operation, long)]) {
      if (!secretNames.has(name)) continue
      const { text } = await sendBody(operation, body)
      expect(text, name).not.toContain(secret)
    }
  })
})

describe.each(named(apiOperations.filter(({ query }) => query !== undefined)))('%s', (_id, operation) => {
  test('explains in a sentence why it refuses a parameter of the query', async () => {
    const sample = sampleOf((operation.query ?? {}) as Schema, 'required') as Record<string, string>
    const body = operation.body && sampleOf(operation.body as Schema, 'required')
    for (const [name, schema] of propertiesOf(operation.query)) {
      const isChoice = schema.enum !== undefined || schema.format === 'date-time' || schema.type !== 'string'
      for (const value of ['', 'neither nor']) {
        const search = new URLSearchParams({ ...sample, [name]: value })
        const answer = await send(server.url, `${pathOf(operation)}?${search}`, {
          method: operation.method,
          key: keyOf(operation),
          body,
        })
        if (isChoice && value !== '' && schema.type !== 'array') expect(answer.status, name).toBeOneOf([400, 404, 422])
        expectAnswer(operation, answer, name, `${name}=${value}`)
      }
    }
  })
})

describe('the client id', () => {
  const authenticate = (body: object) => send(server.url, '/user_management/authenticate', { method: 'POST', body })

  test.each([{}, { client_id: '' }, { client_id: null }])('in %j is missing, not unknown', async (client) => {
    expect(await authenticate({ grant_type: 'password', ...client })).toMatchObject({
      status: 400,
      json: { error: 'invalid_request', error_description: expect.stringMatching(/^`client_id` is missing\. /) },
    })
  })

  test('of no one is unknown', async () => {
    expect(await authenticate({ grant_type: 'password', client_id: 'client_of_nobody' })).toMatchObject({
      status: 400,
      json: { error: 'invalid_client', error_description: expect.stringContaining('Unknown `client_id`') },
    })
  })
})
