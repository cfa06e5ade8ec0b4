import { beforeAll, describe, expect, test } from 'vitest'
import { officialResponseValidator } from '../contract/response-validator.ts'
import { send } from '../samples.ts'
import { startServer } from '../server.ts'
import recorded from './calls.json' with { type: 'json' }

interface RecordedCall {
  /** As the SDK names it. */
  name: string
  method: string
  /** With its query. `{name}` is replaced with a value of an earlier answer. */
  path: string
  body?: unknown
  status: number
  /** What the calls after it need of the answer: a member of it, by the name that they give it. */
  keep?: Readonly<Record<string, string>>
  /** The official path whose answer it gives, where the SDK calls a former one. */
  like?: string
}

const journeys: readonly { sdk: string; note: string; calls: readonly RecordedCall[] }[] = recorded
const server = await startServer()
const faultsOf = officialResponseValidator()

beforeAll(async () => {
  await server.api.post('/audit_logs/actions/user.signed_in/schemas', { targets: [{ type: 'team' }] })
})

describe.each(journeys)('$sdk', ({ sdk, calls }) => {
  const known: Record<string, string> = {
    client_id: server.clientId,
    api_key: server.apiKey,
    email: `ada-${sdk.replaceAll(/\W+/g, '-')}@northwind.example`,
  }
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? `no ${name}`)

  test.each(calls)('$name is done, and answers in the official shape', async (call) => {
    const { method, path, body, status, keep = {}, like = path } = call
    const answer = await send(server.url, filled(path), {
      method,
      key: server.apiKey,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : filled(JSON.stringify(body)),
    })

    expect([answer.status, answer.text]).toEqual([status, answer.text])
    expect(faultsOf(method, filled(like), status, answer.json)).toEqual([])
    for (const [name, member] of Object.entries(keep)) known[name] = String(answer.json?.[member])
  })
})

test('a moment without a zone is one in UTC', async () => {
  const { json } = await send(server.url, '/organizations', {
    method: 'POST',
    key: server.apiKey,
    body: { name: 'Zones' },
  })
  const eventAt = (occurred_at: string) => ({
    organization_id: json?.id,
    event: {
      action: 'user.signed_in',
      occurred_at,
      actor: { id: 'user_1', type: 'user' },
      targets: [{ id: 'team_1', type: 'team' }],
      context: { location: '203.0.113.7' },
    },
  })
  await server.api.post('/audit_logs/events', eventAt('2026-01-31T23:30:00.5'))

  const { body } = await server.api.get<{ data: { occurred_at: string }[] }>(
    `/audit_logs/events?organization_id=${json?.id}&range_start=2026-01-31T23:30:00&range_end=2026-01-31T23:31:00`,
  )

  expect(body.data.map(({ occurred_at }) => occurred_at)).toEqual(['2026-01-31T23:30:00.500Z'])
})

test('a link to reset a password leads where a call by the former path says, and to web addresses only', async () => {
  const email = 'grace@northwind.example'
  await server.api.post('/user_management/users', { email, password: 'a sturdy long passphrase' })
  const ask = (password_reset_url: string) =>
    send(server.url, '/user_management/password_reset/send', {
      method: 'POST',
      key: server.apiKey,
      body: { email, password_reset_url },
    })

  const refused = await ask('javascript:alert(1)')
  const { json } = await ask('https://app.example.com/reset?from=mail')
  const { body } = await server.api.get<{ data: { text: string }[] }>(`/_dev/messages?to=${email}`)

  expect(refused.status).toBe(422)
  expect(json?.password_reset_url).toBe(`https://app.example.com/reset?from=mail&token=${json?.password_reset_token}`)
  expect(body.data.filter(({ text }) => text.includes(String(json?.password_reset_url)))).toHaveLength(1)
})
