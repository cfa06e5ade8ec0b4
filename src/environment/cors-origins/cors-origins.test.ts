import { expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'
import { refuseOrigin } from './origin.ts'

const path = '/user_management/cors_origins'

interface CorsOrigin {
  id: string
  origin: string
}

async function register({ api }: TestServer, origin: string): Promise<CorsOrigin> {
  const { status, body } = await api.post<CorsOrigin>(path, { origin })
  expect(status).toBe(201)
  return body
}

/** What a browser asks before a script of an origin may call. */
async function isAllowed({ api }: TestServer, origin: string): Promise<boolean> {
  const { headers } = await api.request('/user_management/authenticate', {
    method: 'OPTIONS',
    key: null,
    headers: { origin, 'access-control-request-method': 'POST' },
  })
  return headers.get('access-control-allow-origin') === origin
}

test('[W-5] a registered origin may call from then on, and a deleted one no more', async () => {
  const server = await startServer()
  const origin = 'https://shop.eastwind.example'
  expect(await isAllowed(server, origin)).toBe(false)

  const registered = await register(server, origin)
  const other = await register(server, 'http://localhost:5173')

  expect(registered).toMatchObject({ object: 'cors_origin', origin, id: expect.stringMatching(/^cors_origin_/) })
  expect(await isAllowed(server, origin)).toBe(true)
  expect((await server.api.get(path)).body).toMatchObject({ object: 'list', data: [other, registered] })
  expect((await server.api.get(`${path}?limit=1`)).body).toMatchObject({ data: [other] })

  expect((await server.api.delete(`${path}/${registered.id}`)).status).toBe(204)
  expect(await isAllowed(server, origin)).toBe(false)
  expect((await server.api.delete(`${path}/${registered.id}`)).status).toBe(404)
})

test('of ten parallel registrations of one origin one succeeds', async () => {
  const { api } = await startServer()

  const answers = await Promise.all(
    Array.from({ length: 10 }, () => api.post(path, { origin: 'https://a.eastwind.example' })),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(9).fill(409)])
  expect(answers.find(({ status }) => status === 409)?.body).toEqual({
    code: 'duplicate_cors_origin',
    message: 'CORS origin already exists.',
  })
})

test('[W-5] [E-5] what is no origin is refused in the official shape, and nothing is stored', async () => {
  const { api } = await startServer()

  for (const origin of ['*', 'null', '', 'https://app.example.com/', 'javascript:alert(1)']) {
    expect(await api.post(path, { origin })).toMatchObject({
      status: 422,
      body: {
        message: expect.stringMatching(/^`origin` /),
        errors: [{ property: 'origin', constraints: { isOrigin: expect.stringMatching(/^`origin` /) } }],
      },
    })
  }
  expect((await api.get(path)).body).toMatchObject({ data: [] })
})

test.each(['https://app.example.com', 'https://app.example.com:8443', 'http://localhost:3000', 'http://127.0.0.1'])(
  '%s can be registered in production',
  (origin) => {
    expect(refuseOrigin(origin, false)).toBeUndefined()
  },
)

test.each([
  'app.example.com',
  '//app.example.com',
  'https://',
  'https://*.example.com',
  'https://APP.example.com',
  'https://app.example.com:443',
  'https://app.example.com/path',
  'https://app.example.com?x',
  'https://app.example.com#x',
  'https://user@app.example.com',
  'https://app.exämple.com',
  ' https://app.example.com',
  'ftp://app.example.com',
  'myapp://callback',
  'chrome-extension://abcdefgh',
  'file:///etc/passwd',
  `https://${'x'.repeat(3_000)}.example`,
  'http://app.example.com',
])('[W-5] %s cannot be registered in production', (origin) => {
  expect(refuseOrigin(origin, false)).toEqual(expect.any(String))
})

test('an application on a host without TLS can be registered in development', () => {
  expect(refuseOrigin('http://app.example.com', true)).toBeUndefined()
})
