import { gunzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadConfig } from '#platform/config/load-config.ts'
import type { System } from '#platform/context.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { createHttpServer } from '#platform/http/server.ts'
import type { ErrorRenderer } from '#platform/http/surfaces.ts'
import { createIdMaker } from '#platform/ids.ts'
import { createLog } from '#platform/log.ts'
import { noTraces } from '#platform/traces/traces.ts'
import { docsPage } from './docs-page.ts'
import { createReferenceOperations } from './index.ts'
import { introduce } from './introduction.ts'

const thing = defineOperation({
  id: 'Things_get',
  method: 'GET',
  path: '/things/{id}',
  summary: 'Get a thing',
  surface: 'api',
  access: 'public',
  params: Type.Object({ id: Type.String() }),
  success: { status: 200, body: Type.Object({ id: Type.String() }) },
  handler: async ({ params }) => params,
})

let server: FastifyInstance

beforeAll(async () => {
  const now = () => new Date()
  const log = createLog('fatal', new Set())
  const config = { ...loadConfig({}).config, url: 'https://id.example.com' }
  // None of these operations comes near the database.
  const system = { config, log, now, traces: noTraces, ...createIdMaker(now) } as unknown as System
  const operations: Operation[] = [thing, ...createReferenceOperations(() => operations, undefined)]
  const unauthenticated = async () => {
    throw new Error('No operation here asks who calls.')
  }
  const bare: ErrorRenderer = ({ definition }) => ({ status: definition.status, headers: {}, body: '' })
  server = await createHttpServer({
    system,
    log,
    operations,
    authenticators: {
      api_key: unauthenticated,
      system_key: unauthenticated,
      client_id: unauthenticated,
      session: unauthenticated,
      widget: unauthenticated,
      evaluator: unauthenticated,
      signal_receiver: unauthenticated,
      directory: unauthenticated,
    },
    mayCarryKey: unauthenticated,
    findEnvironmentsAllowing: async () => [],
    lifecycle: { isDraining: false },
    renderers: { page: bare, scim: bare },
  })
})

afterAll(() => server.close())

test('the document describes what the server serves, at the public address', async () => {
  const response = await server.inject('/openapi.json')
  const { openapi, info, servers, paths } = response.json()
  expect(response.statusCode).toBe(200)
  expect(openapi).toMatch(/^3\.1\./)
  expect(info.version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(servers).toEqual([{ url: 'https://id.example.com' }])
  expect(Object.keys(paths)).toEqual(['/things/{id}'])
})

test('the reference opens with authentication and a first request, and shows the key of development alone', async () => {
  const { description } = (await server.inject('/openapi.json')).json().info
  expect(description.match(/^## .+$/gm)?.slice(0, 2)).toEqual(['## Authentication', '## First request'])
  expect(description).toContain('Bearer sk_your_key')
  expect(introduce('http://localhost:4100', 'sk_test_default')).toContain("-H 'Authorization: Bearer sk_test_default'")
  const { body } = await server.inject('/docs')
  expect(body).not.toContain('securitySchemes')
  expect(docsPage('sk_test_default')).toContain('{&quot;token&quot;:&quot;sk_test_default&quot;}')
})

test('a page shows the document and reaches no other server', async () => {
  const { statusCode, headers, body } = await server.inject('/docs')
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toContain('/openapi.json')
  expect(body).not.toMatch(/(src|href)="(https?:)?\/\//)
  // No inline code either: the policy would refuse it.
  for (const [, attributes, content] of body.matchAll(/<script([^>]*)>([^<]*)/g)) {
    expect([content, /src="\/|type="application\/json"/.test(attributes ?? '')]).toEqual(['', true])
  }
})

test('[W-1] the page runs scripts of this server only and cannot be framed', async () => {
  const { headers } = await server.inject('/docs')
  const policy = String(headers['content-security-policy']).split('; ')
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]),
  )
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' })
})

test('the script is served from here', async () => {
  const { statusCode, headers, body } = await server.inject('/docs/scalar.js')
  expect(statusCode).toBe(200)
  expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
  expect(body.length).toBeGreaterThan(1_000_000)
  expect(body).toContain('api-reference')
})

test('a browser that has the bytes already gets none, and one that accepts gzip gets them compressed', async () => {
  const plain = await server.inject('/openapi.json')
  const { etag } = plain.headers
  const again = await server.inject({ url: '/openapi.json', headers: { 'if-none-match': String(etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const compressed = await server.inject({ url: '/openapi.json', headers: { 'accept-encoding': 'br, gzip;q=0.5' } })
  expect(compressed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(compressed.rawPayload).toString()).toBe(plain.body)
  const refused = await server.inject({ url: '/openapi.json', headers: { 'accept-encoding': 'gzip;q=0' } })
  expect(refused.headers['content-encoding']).toBeUndefined()
})
