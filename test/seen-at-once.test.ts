import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createDatabase } from './database.ts'
import { type Sent, send } from './samples.ts'
import { startOwnServer, type TestServer } from './server.ts'

// What one server has acknowledged is seen by the next request to any other, whatever that one remembers. Each change is made again
// and again, by turns in one way and back, so that anything that is remembered for a moment too long is noticed.

const times = inject('turn') === 'all' ? 1_000 : 60

type Running = TestServer & { close(): Promise<void> }
let first: Running
let second: Running
let now = new Date()

beforeAll(async () => {
  const options = { secrets: { databaseUrl: await createDatabase() }, now: () => now }
  first = await startOwnServer({ ...options, config: { role: 'api' } })
  second = await startOwnServer({ ...options, config: { role: 'api', url: first.url } })
})

afterAll(async () => {
  await first?.close()
  await second?.close()
})

/** Asks the first server, and fails unless that succeeds. */
async function change(method: string, path: string, body?: unknown): Promise<Record<string, string>> {
  const answer = await send(first.url, path, { method, body, key: first.apiKey })
  if (answer.status >= 300) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`)
  return (answer.json ?? {}) as Record<string, string>
}

/** Asks the second. */
const ask = (
  path: string,
  { method = 'GET', body, key = first.apiKey }: { method?: string; body?: unknown; key?: string } = {},
): Promise<Sent> => send(second.url, path, { method, body, key })

const read = async (key: string) => (await ask('/user_management/users?limit=1', { key })).status

test('[T-1] a key that one server has revoked or let expire opens nothing on another from then on', {
  timeout: 300_000,
}, async () => {
  const seen = { revoked: 0, expired: 0 }
  for (let i = 0; i < times; i++) {
    const { id = '', value = '' } = await change('POST', '/environments/current/keys', { name: 'Soon gone' })
    // Known to the second server from then on.
    expect(await read(value)).toBe(200)
    const rolled = await change('POST', `/environments/current/keys/${id}/roll`, { overlap_seconds: 60 })
    expect([await read(value), await read(rolled.value ?? '')]).toEqual([200, 200])
    now = new Date(now.getTime() + 60_000)
    if ((await read(value)) === 401) seen.expired += 1
    await change('DELETE', `/environments/current/keys/${rolled.id}`)
    if ((await read(rolled.value ?? '')) === 401) seen.revoked += 1
  }
  expect(seen).toEqual({ revoked: times, expired: times })
})

interface Turn {
  /** Makes it so, on the first server. */
  make(isSo: boolean): Promise<unknown>
  /** Whether it is so on the second. */
  isSo(): Promise<boolean>
}

const kinds: Record<string, () => Promise<Turn>> = {
  async 'the role of a membership'() {
    const member = await someMember()
    await change('POST', '/authorization/roles', { slug: 'clerk', name: 'Clerk' })
    await change('PUT', '/authorization/roles/clerk/permissions', {
      permissions: [await somePermission('orders:sign')],
    })
    return {
      make: (isSo) =>
        change('PUT', `/user_management/organization_memberships/${member.id}`, {
          role_slug: isSo ? 'clerk' : 'member',
        }),
      isSo: () => may(member, 'orders:sign'),
    }
  },
  async 'the permissions of a role'() {
    const member = await someMember()
    const permission = await somePermission('orders:read')
    return {
      make: (isSo) =>
        change('PUT', '/authorization/roles/member/permissions', { permissions: isSo ? [permission] : [] }),
      isSo: () => may(member, permission),
    }
  },
  async 'the settings of signing in'() {
    const ways = { on: ['password', 'magic_auth'], off: ['magic_auth'] }
    return {
      make: (isSo) =>
        change('PATCH', '/environments/current/sign_in_settings', { sign_in_methods: isSo ? ways.on : ways.off }),
      async isSo() {
        const { json } = await ask('/environments/current/sign_in_settings')
        return Array.isArray(json?.sign_in_methods) && json.sign_in_methods.includes('password')
      },
    }
  },
  async 'a feature flag'() {
    await change('POST', '/feature-flags', { slug: 'beta', name: 'Beta' })
    return {
      make: (isSo) => change('PUT', `/feature-flags/beta/${isSo ? 'enable' : 'disable'}`),
      isSo: async () => (await ask('/feature-flags/beta')).json?.enabled === true,
    }
  },
}

test.each(Object.entries(kinds))(
  '%s that one server has changed is changed on another from then on',
  { timeout: 300_000 },
  async (_kind, begin) => {
    const { make, isSo } = await begin()
    const seen: boolean[] = []
    for (let i = 0; i < times; i++) {
      await make(i % 2 === 0)
      seen.push(await isSo())
    }
    expect(seen).toEqual(Array.from({ length: times }, (_, i) => i % 2 === 0))
  },
)

test('a signing key that one server has added is in the key set of another from then on', async () => {
  for (let i = 0; i < 20; i++) {
    const { kid } = await change('POST', '/environments/current/signing_keys/rotate')
    const { text } = await send(second.url, `/sso/jwks/${first.clientId}`)
    expect(text).toContain(kid)
  }
})

interface Member {
  id: string
  organizationId: string
}

let made = 0

async function someMember(): Promise<Member> {
  const organization = await change('POST', '/organizations', { name: 'Northwind' })
  const user = await change('POST', '/user_management/users', { email: `member-${made++}@northwind.example` })
  const membership = await change('POST', '/user_management/organization_memberships', {
    user_id: user.id,
    organization_id: organization.id,
  })
  return { id: membership.id ?? '', organizationId: organization.id ?? '' }
}

async function somePermission(slug: string): Promise<string> {
  await change('POST', '/authorization/permissions', { slug, name: slug })
  return slug
}

async function may({ id, organizationId }: Member, permission: string): Promise<boolean> {
  const answer = await ask(`/authorization/organization_memberships/${id}/check`, {
    method: 'POST',
    body: { permission_slug: permission, resource_type_slug: 'organization', resource_external_id: organizationId },
  })
  return answer.json?.authorized === true
}
