import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { redirectUri, startConnect } from '#hosted-sign-in/connect/connect.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { deleteUnusedRegistrations } from './jobs.ts'

async function start(settings: object = {}) {
  const server = await startConnect()
  const set = (more: object) =>
    server.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: more })
  await set({ dynamic_client_registration: true, ...settings })
  const { db, environmentId, system } = server.environment
  const register = async (): Promise<string> => {
    const answer = await fetch(`${server.issuer}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ redirect_uris: [redirectUri], token_endpoint_auth_method: 'none' }),
    })
    return ((await answer.json()) as { client_id: string }).client_id
  }
  return {
    ...server,
    set,
    register,
    /** As if all that is known of use had happened so long ago. */
    age: (days: number) =>
      db.run(sql`
        update connect_applications set idle_since = idle_since - interval '1 day' * ${days}
        where environment_id = ${environmentId}`),
    clean: () => deleteUnusedRegistrations.run(system),
    /** Many at once, as a flood leaves them, all of them idle for so long. */
    fill: (count: number, days: number) =>
      db.run(sql`
        insert into connect_applications (environment_id, id, client_id, application_type, name, scopes, redirect_uris,
          uses_pkce, token_endpoint_auth_method, is_first_party, was_dynamically_registered, idle_since, created_at, updated_at)
        select ${environmentId}, 'conn_app_' || ${environmentId} || n, 'client_' || ${environmentId} || n, 'oauth', 'Flood',
          '{openid}', '[]', true, 'none', false, true, now() - interval '1 day' * ${days}, now(), now()
        from generate_series(1, ${count}) n`),
    count: async () => {
      const { count } = await db.one<{ count: number }>(sql`
        select count(*)::integer as count from connect_applications
        where environment_id = ${environmentId} and was_dynamically_registered`)
      return count
    },
    /** Has the person allow it, and the application exchange its code. */
    async authorize(clientId: string, beforeExchange: () => Promise<void> = async () => undefined) {
      const visitor = server.browser()
      const { url, verifier, state } = await server.start({ client_id: clientId, scope: 'openid offline_access' })
      await visitor.open(url.href)
      await server.signIn(visitor)
      await visitor.submit({ decision: 'allow' })
      const config = await client.discovery(new URL(server.issuer), clientId, undefined, client.None(), {
        execute: [client.allowInsecureRequests],
      })
      const checks = { pkceCodeVerifier: verifier, expectedState: state }
      await beforeExchange()
      const tokens = await client.authorizationCodeGrant(config, visitor.location, checks)
      return { refresh: () => client.refreshTokenGrant(config, tokens.refresh_token ?? '') }
    },
  }
}

test('applications that came by themselves end after 90 days without a live grant, out of a full table too, and others stay', async () => {
  const server = await start()
  const used = await server.register()
  const { refresh } = await server.authorize(used)
  await server.register()
  await server.age(89)
  await server.clean()
  expect(await server.count()).toBe(2)
  await server.fill(1_300, 91)
  await server.age(2)
  await server.clean()

  expect(await server.count()).toBe(1)
  expect((await refresh()).token_type).toBe('bearer')
  expect((await server.api.get(`/connect/applications/${server.application.id}`)).status).toBe(200)
})

test('the days are a setting and begin with the end of the last grant, and what users had allowed goes with the application', async () => {
  const server = await start({ client_registration_idle_days: 7 })
  const id = await server.register()
  const { refresh } = await server.authorize(id)
  await server.age(30)
  await server.clean()
  // It was in use then, so the days begin.
  const { data: sessions } = await server.workos.userManagement.listSessions(server.person.id)
  for (const session of sessions) await server.workos.userManagement.revokeSession({ sessionId: session.id })
  await expect(refresh()).rejects.toMatchObject({ error: 'invalid_grant' })
  await server.age(6)
  await server.clean()
  expect(await server.count()).toBe(1)
  await server.age(2)
  await server.clean()

  expect(await server.count()).toBe(0)
  const list = await server.api.get(`/user_management/users/${server.person.id}/authorized_applications`)
  expect(list.body).toMatchObject({ data: [] })
})

test('a user who allows an idle application keeps it, also while its code waits to be exchanged', async () => {
  const server = await start()
  const id = await server.register()
  await server.age(91)
  await server.authorize(id, server.clean)
  expect(await server.count()).toBe(1)
})
