import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { createClient } from '#test/client.ts'
import { serveOwnOperations } from '#test/own-operations.ts'
import { startServer } from '#test/server.ts'
import type { Context } from '../../context.ts'
import { sql } from '../../db/sql.ts'
import { defineOperation, type OperationDefinition } from '../operation.ts'

const path = '/environments/current/keys'
const name = 'made at once'

const insert = (ctx: Context) => sql`
  insert into organizations (environment_id, id, name, metadata, created_at, updated_at)
  values (${ctx.environmentId}, ${ctx.newId('org')}, ${name}, '{}', ${ctx.now()}, ${ctx.now()}) returning id`

type Declared = Pick<OperationDefinition, 'beginsAtOnce' | 'repeatable'>
const waysToBegin: Declared[] = [{ beginsAtOnce: true }, { repeatable: true }]

/** Operations that begin at once, a key that was seen before, and what they have made so far. */
async function serveAtOnce(declared: Declared, ...handlers: OperationDefinition['handler'][]) {
  const server = await serveOwnOperations(
    handlers.map((handler, i) =>
      defineOperation({
        id: `Test_${i}`,
        method: 'POST',
        path: `/test/${i}`,
        summary: 'Test',
        surface: 'api',
        access: 'api_key',
        idempotency: 'replay',
        ...declared,
        success: { status: 200, body: Type.Unknown() },
        handler,
      }),
    ),
  )
  const { environment, url, api, send } = server
  const { body: key } = await api.post<{ id: string; value: string }>(path, { name: 'Known' })
  await createClient(url, key.value).get('/organizations')
  const post = (i: number, headers: Record<string, string> = {}) =>
    send('POST', `/test/${i}`, { key: key.value, headers })
  const made = async () => {
    const { count } = await environment.db.one<{ count: number }>(sql`
      select count(*)::int as count from organizations
      where environment_id = ${environment.environmentId} and name = ${name}`)
    return count
  }
  return { ...server, key, post, made }
}

test.each(waysToBegin)(
  '[T-1] what begins at once (%o) for a key that was revoked a moment ago changes nothing, and goes no further than its first statement',
  async (declared) => {
    let further = 0
    const handlers: OperationDefinition['handler'][] = [
      (_input, given) =>
        (given as Context).transaction(async (tx) => {
          await tx.db.one(insert(tx))
          further += 1
        }),
      (_input, given) => (given as Context).transaction(async (tx) => tx.db.send(insert(tx))),
      (_input, given) => (given as Context).db.run(insert(given as Context)),
    ]
    for (const handler of handlers) {
      const { key, post, made, api } = await serveAtOnce(declared, handler)
      expect((await api.delete(`${path}/${key.id}`)).status).toBe(204)

      expect(await post(0)).toMatchObject({ status: 401, body: { code: 'unauthorized' } })

      expect([await made(), further]).toEqual([0, 0])
    }
  },
)

test.each(waysToBegin)(
  '[I-8] what begins at once (%o) and was done before is not done again, and goes no further than its first statement',
  async (declared) => {
    let further = 0
    const { post, made } = await serveAtOnce(declared, (_input, given) =>
      (given as Context).transaction(async (tx) => {
        const row = await tx.db.one<{ id: string }>(insert(tx))
        further += 1
        return row
      }),
    )
    const first = await post(0, { 'idempotency-key': 'a' })
    const again = await post(0, { 'idempotency-key': 'a' })

    expect([first.status, again.status, again.headers['idempotent-replayed']]).toEqual([200, 200, 'true'])
    expect(again.body).toEqual(first.body)
    expect([await made(), further]).toEqual([1, 1])
  },
)

test('a key that was renamed a moment ago acts under its new name', async () => {
  const { post, environment, key } = await serveAtOnce({ beginsAtOnce: true }, async (_input, given) => {
    const ctx = given as Context
    await ctx.transaction((tx) => tx.db.one(insert(tx)))
    return ctx.actor.type === 'api_key' ? ctx.actor.name : undefined
  })
  expect((await post(0)).body).toBe('Known')
  await environment.db.run(sql`
    update management_keys set name = 'Renamed' where environment_id = ${environment.environmentId} and id = ${key.id}`)

  expect((await post(0)).body).toBe('Renamed')
})

test('[T-1] a client secret that was revoked a moment ago signs no one in, and a wrong password costs no try with it', async () => {
  const server = await startServer()
  const { api, clientId, workos } = server
  const credentials = { email: 'ada@northwind.example', password: 'a sturdy long passphrase' }
  const user = await workos.userManagement.createUser({ ...credentials, emailVerified: true })
  const { body: key } = await api.post<{ id: string; value: string }>(path, { name: 'Soon revoked' })
  const signIn = (password = credentials.password) =>
    api.request('/user_management/authenticate', {
      method: 'POST',
      key: null,
      body: {
        grant_type: 'password',
        client_id: clientId,
        client_secret: key.value,
        ...credentials,
        password,
      },
    })
  expect((await signIn()).status).toBe(200)
  expect((await api.delete(`${path}/${key.id}`)).status).toBe(204)

  expect(await signIn('a wrong one')).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })

  const { body: limits } = await api.get<{ data: unknown[] }>(`/user_management/users/${user.id}/guess_limits`)
  expect(limits.data).toEqual([])
  expect((await workos.userManagement.listSessions(user.id)).data).toHaveLength(1)
})
