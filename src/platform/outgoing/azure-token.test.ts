import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepToken, TokenRefusal } from './access-token.ts'
import { requestAzureToken } from './azure-token.ts'
import { createOutgoingClient } from './index.ts'

const outgoing = createOutgoingClient({ allowLoopback: true, allowNetworks: [] })
const application = { tenantId: 'contoso.example', clientId: 'app', clientSecret: 's&cret+=' }
let now = new Date('2026-03-01T12:00:00Z')
const asked: { url: string; form: Record<string, string> }[] = []
let answer = { status: 200, body: '{}' }
const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  asked.push({ url: request.url ?? '', form: Object.fromEntries(new URLSearchParams(body)) })
  response.writeHead(answer.status).end(answer.body)
})
let baseUrl: string
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

const request = () => requestAzureToken(outgoing, application, { scope: 'https://a/.default', now: () => now, baseUrl })
const refusal = () => request().then(String, (error) => error)

test('a token is asked for with the secret of the application, and again a minute before it ends', async () => {
  answer = { status: 200, body: '{"access_token":"t1","expires_in":3600,"token_type":"Bearer"}' }
  const token = keepToken(() => now, request)
  expect([await token.get(), await token.get()]).toEqual(['t1', 't1'])
  expect(asked).toEqual([
    {
      url: '/contoso.example/oauth2/v2.0/token',
      form: {
        grant_type: 'client_credentials',
        client_id: 'app',
        client_secret: 's&cret+=',
        scope: 'https://a/.default',
      },
    },
  ])
  now = new Date(now.getTime() + 3_541_000)
  answer.body = '{"access_token":"t2","expires_in":3600}'
  expect(await token.get()).toBe('t2')
  token.forget()
  answer.body = '{"access_token":"t3","expires_in":3600}'
  expect(await token.get()).toBe('t3')
})

test('wrong credentials are final, and an answer that is no token is not', async () => {
  answer = { status: 401, body: '{"error":"invalid_client","error_description":"AADSTS7000215: wrong"}' }
  expect(await refusal()).toMatchObject({ isFinal: true, message: 'invalid_client: AADSTS7000215: wrong' })
  for (const [status, body] of [
    [503, ''],
    [200, '{"access_token":5}'],
    [200, '[]'],
    [200, '<html>'],
  ] as const) {
    answer = { status, body }
    const error = await refusal()
    expect(error).toBeInstanceOf(TokenRefusal)
    expect(error).toMatchObject({ isFinal: false, message: `It gave no access token (status ${status}).` })
  }
})
