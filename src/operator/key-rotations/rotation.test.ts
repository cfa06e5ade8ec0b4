import { createPrivateKey } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { createCredentialHashes } from '#platform/crypto/credential-hasher.ts'
import { createDataKeyring } from '#platform/crypto/data-keyring.ts'
import type { DataKeys } from '#platform/crypto/data-keys.ts'
import { sql } from '#platform/db/sql.ts'
import { continueRotation, listKeyVersions, listRotations, startRotation } from '#platform/key-rotation/index.ts'
import { signToken } from '#sign-in/access-tokens/index.ts'
import { createDatabase } from '#test/database.ts'
import { furnish } from '#test/furnish.ts'
import { startOwnServer, type TestServer } from '#test/server.ts'

const email = 'kept@northwind.example'
const password = 'a sturdy long passphrase'
const minuteMs = 60_000

/** Two servers on one database, which do no jobs unless one is to, and a clock that the test sets. */
async function startTwo({ role = 'api' }: { role?: 'all' | 'api' } = {}) {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const secrets = { databaseUrl: await createDatabase() }
  const one = await startOwnServer({ now, secrets, config: { role } })
  const two = await startOwnServer({ now, secrets, config: { role: 'api', url: one.url } })
  onTestFinished(async () => {
    await one.close()
    await two.close()
  })
  const { system } = one.app
  return {
    one,
    two,
    async refresh(token: string, { api }: TestServer = two) {
      const body = { client_id: one.clientId, grant_type: 'refresh_token', refresh_token: token }
      const answer = await api.request<{ access_token: string; refresh_token: string }>(
        '/user_management/authenticate',
        { method: 'POST', key: null, body },
      )
      return { status: answer.status, accessToken: answer.body.access_token, refreshToken: answer.body.refresh_token }
    },
    /** Starts at both at once, which makes one rotation. To the end; each piece at another server, as if the one before had been killed. */
    async rotate(isCompromised: boolean) {
      const [{ version }, beside] = await Promise.all([
        startRotation(system, { isCompromised }),
        startRotation(two.app.system, { isCompromised }),
      ])
      expect(beside.version).toBe(version)
      ahead += 2 * minuteMs
      await Promise.all([system.dataKeys.refresh(), two.app.system.dataKeys.refresh()])
      const systems = [system, two.app.system]
      for (let i = 0; (await continueRotation(systems[i % 2] ?? system)) !== undefined; i++) {}
      return (await listRotations(system)).find((rotation) => rotation.version === version)
    },
  }
}

async function signIn({ workos, clientId }: TestServer) {
  await workos.userManagement.createUser({ email, password, emailVerified: true })
  return workos.userManagement.authenticateWithPassword({ clientId, email, password })
}

/** What an attacker can do who has the database as it is now, and its master key. */
async function copyOf({ environment }: TestServer) {
  const { system } = environment
  const [credentials, secrets] = [[...system.dataKeys.of('credentials')], [...system.dataKeys.of('secrets')]]
  const keys: DataKeys = {
    of: (purpose) => (purpose === 'credentials' ? credentials : secrets),
    current: (purpose) => (purpose === 'credentials' ? credentials : secrets)[0] as (typeof secrets)[number],
    refresh: async () => undefined,
    stop: () => undefined,
  }
  const keyring = createDataKeyring(keys, system.now)
  const hashes = createCredentialHashes(
    () => credentials,
    () => 1,
  )
  const signing = await environment.db.one<{ id: string; sealed_private_key: string }>(sql`
    select id, sealed_private_key from signing_keys where environment_id = ${environment.environmentId}`)
  const der = keyring.open(signing.sealed_private_key, `signing_key:${signing.id}`)
  const ctx: Context = { ...environment, system: { ...system, ...hashes, keyring, dataKeys: keys } }
  return {
    ctx,
    keyring,
    signingKey: { kid: signing.id, privateKey: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) },
  }
}

test('a rotation stores one of everything again under the new keys, in pieces of several processes, and all of it still works', async () => {
  const { one, two, rotate, refresh } = await startTwo({ role: 'all' })
  await furnish(one, 'northwind')
  const session = await signIn(one)
  const made = await one.workos.vault.createObject({ name: 'a', value: 'kept', context: {} })
  const { body: endpoints } = await one.api.get('/webhook_endpoints')
  const before = await listKeyVersions(one.app.system)
  expect(before).toMatchObject([{ version: 1, seals: expect.any(Number) }])

  const rotation = await rotate(false)

  expect(rotation).toMatchObject({ version: 2, state: 'stored', left_over: 0 })
  const [second, first] = await listKeyVersions(one.app.system)
  expect(second).toMatchObject({ version: 2 })
  expect(first).toMatchObject({ version: 1, hashes: 0 })
  expect(second?.seals).toBeGreaterThan(10)
  // What only its caller can open ends by itself.
  const expiring = await one.environment.db.one<{ n: number }>(sql`
    select (select count(*) from authorization_requests where sealed_answer is not null)::int
      + (select count(*) from authorization_requests where sealed_recovery_codes is not null)::int
      + (select count(*) from connect_answers)::int + (select count(*) from provider_visits)::int
      + (select count(*) from email_completions)::int as n`)
  expect(first?.seals).toBe(expiring.n)

  const atTwo = { key: one.apiKey }
  expect((await two.api.request('/webhook_endpoints', atTwo)).body).toEqual(endpoints)
  expect((await two.api.request(`/vault/v1/kv/${made.id}`, atTwo)).body).toMatchObject({ value: 'kept' })
  const { status, accessToken, refreshToken } = await refresh(session.refreshToken)
  expect(status).toBe(200)
  expect(decodeJwt(accessToken).sid).toBe(decodeJwt(session.accessToken).sid)
  expect((await refresh(refreshToken, one)).status).toBe(200)
}, 240_000)

test('[A-7] after a rotation of compromised keys sessions go on, and a copy of the database with its master key forges and opens nothing', async () => {
  const { one, two, rotate, refresh } = await startTwo()
  const session = await signIn(one)
  const { id: invitationId } = await one.workos.userManagement.sendInvitation({ email: 'bo@northwind.example' })
  const invitation = await one.workos.userManagement.getInvitation(invitationId)
  const copy = await copyOf(one)
  const claims = decodeJwt(session.accessToken)
  const sessionId = String(claims.sid)
  // With the keys, and all but the random part of the session's token, which is not stored.
  const mac = (generation: number, secret?: string) => {
    const parts = [`refresh_token:${one.environment.environmentId}:${one.clientId}`, sessionId, generation]
    const text = [...parts, ...(secret === undefined ? [] : [secret])].join(':')
    return [
      sessionId.slice('session_'.length),
      generation,
      ...(secret === undefined ? [] : [secret]),
      copy.ctx.system.hashCredential(text).toString('base64url'),
    ].join('.')
  }

  const rotation = await rotate(true)
  expect(rotation).toMatchObject({ state: 'stored', is_compromised: true, left_over: 0 })

  for (const forged of [mac(0), mac(1), mac(0, 'A'.repeat(22)), mac(1, 'A'.repeat(22))])
    expect((await refresh(forged)).status).toBe(400)
  const forgedAccess = await signToken(copy.signingKey, 'JWT', {
    ...claims,
    exp: Math.floor(one.environment.now().getTime() / 1_000) + 300,
  })
  for (const token of [forgedAccess, session.accessToken])
    expect((await two.api.request('/user_management/authorized_applications', { key: token })).status).not.toBe(200)
  const { body: keySet } = await two.api.request<{ keys: { kid: string }[] }>(`/sso/jwks/${one.clientId}`, {
    key: null,
  })
  expect(keySet.keys.map(({ kid }) => kid)).not.toContain(copy.signingKey.kid)

  const renewed = await one.workos.userManagement.getInvitation(invitationId)
  expect(renewed.token).not.toBe(invitation.token)
  await expect(one.workos.userManagement.findInvitationByToken(invitation.token)).rejects.toMatchObject({ status: 404 })
  expect((await one.workos.userManagement.findInvitationByToken(renewed.token)).id).toBe(invitationId)
  const rows = await one.environment.db.many<{ sealed: string }>(sql`
    select sealed_private_key as sealed from signing_keys union all select sealed_token from invitations`)
  for (const { sealed } of rows) expect(() => copy.keyring.open(sealed, '')).toThrow('does not know')

  const next = await refresh(session.refreshToken)
  expect(next.status).toBe(200)
  expect(keySet.keys.map(({ kid }) => kid)).toContain(decodeProtectedHeader(next.accessToken).kid)
  expect((await refresh(next.refreshToken, one)).status).toBe(200)
}, 240_000)

test('a session of a database that the former release began survives a rotation, and not one of compromised keys: its tokens can be forged', async () => {
  const { one, rotate, refresh } = await startTwo()
  await one.environment.db.run(sql`update data_keys set format = 1`)
  await one.app.system.dataKeys.refresh()
  const { refreshToken } = await signIn(one)
  expect(refreshToken.split('.')).toHaveLength(3)

  await rotate(false)
  const next = await refresh(refreshToken)
  expect(next.status).toBe(200)
  await rotate(true)
  expect((await refresh(next.refreshToken)).status).toBe(400)
}, 240_000)
