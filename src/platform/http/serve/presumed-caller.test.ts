import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { createClient } from '#test/client.ts'
import { serveOwnOperations } from '#test/own-operations.ts'
import type { Context } from '../../context.ts'
import { sql } from '../../db/sql.ts'
import { platformErrors } from '../errors.ts'
import { defineOperation, type OperationDefinition } from '../operation.ts'

const path = '/environments/current/keys'

/** Operations that took a key before it was revoked, so that its caller is presumed. */
async function serveToRevoked(operations: Partial<OperationDefinition>[]) {
  const server = await serveOwnOperations(
    operations.map((operation, i) =>
      defineOperation({
        id: `Test_${i}`,
        method: 'GET',
        path: `/test/${i}`,
        summary: 'Test',
        surface: 'api',
        access: 'api_key',
        success: { status: 200, body: Type.Unknown() },
        handler: async () => 'an answer',
        ...operation,
      }),
    ),
  )
  const { body: key } = await server.api.post<{ id: string; value: string }>(path, { name: 'Soon revoked' })
  /** Known to the process, then revoked. */
  const revoke = async () => {
    await createClient(server.url, key.value).get('/organizations')
    expect((await server.api.delete(`${path}/${key.id}`)).status).toBe(204)
  }
  return { ...server, revoked: key.value, revoke }
}

test('[T-1] of a key that was revoked a moment ago, that is said before anything else that is wrong', async () => {
  const read: Partial<OperationDefinition> = { method: 'POST', idempotency: 'none', onlyReads: true }
  const operations: Partial<OperationDefinition>[] = [
    { handler: async () => Promise.reject(platformErrors.routeNotFound('GET', '/test')) },
    { query: Type.Object({ limit: Type.Integer() }) },
    { ...read, body: Type.Object({ value: Type.String() }) },
    { ...read, bodyLimit: 10 },
    { handler: async () => Promise.reject(new TypeError('a fault of ours')) },
  ]

  for (const [i, { method = 'GET' }] of operations.entries()) {
    const { send, revoked, revoke } = await serveToRevoked(operations)
    await revoke()
    const headers = { 'content-type': 'application/json' }
    const body = method === 'POST' ? { body: '{"value": broken beyond the limit', headers } : {}
    const url = method === 'GET' && i === 1 ? `/test/${i}?limit=x` : `/test/${i}`
    expect(await send(method as 'GET' | 'POST', url, { key: revoked, ...body })).toMatchObject({
      status: 401,
      body: { code: 'unauthorized' },
    })
  }
})

test('what a read changes beside its answer is not changed for a key that was revoked a moment ago', async () => {
  const name = 'changed by a read'
  const insert = (ctx: Context, id: string) => sql`
    insert into organizations (environment_id, id, name, metadata, created_at, updated_at)
    values (${ctx.environmentId}, ${id}, ${name}, '{}', ${ctx.now()}, ${ctx.now()}) returning id`
  const handlers: OperationDefinition['handler'][] = [
    async (_input, given) => {
      const ctx = given as Context
      return ctx.db.run(insert(ctx, ctx.newId('org')))
    },
    async (_input, given) => {
      const ctx = given as Context
      return ctx.db.one(insert(ctx, ctx.newId('org')))
    },
    async (_input, given) => (given as Context).transaction(async (tx) => tx.db.run(insert(tx, tx.newId('org')))),
  ]

  for (const i of handlers.keys()) {
    const { send, revoked, revoke, environment, apiKey } = await serveToRevoked(
      handlers.map((handler) => ({ handler })),
    )
    const count = () =>
      environment.db.one<{ count: number }>(sql`
        select count(*)::int as count from organizations
        where environment_id = ${environment.environmentId} and name = ${name}`)
    expect((await send('GET', `/test/${i}`, { key: apiKey })).status).toBe(200)
    expect(await count()).toEqual({ count: 1 })
    await revoke()
    expect((await send('GET', `/test/${i}`, { key: revoked })).status).toBe(401)
    expect(await count()).toEqual({ count: 1 })
  }
})

test('a read with a known key answers what it finds, and is authenticated again while its answer goes on', async () => {
  const { send, apiKey } = await serveToRevoked([
    {
      handler: async (_input, given) => {
        const { request, actor } = given as Context
        await request?.authenticateAgain()
        return actor.type
      },
    },
  ])
  for (let i = 0; i < 2; i++)
    expect(await send('GET', '/test/0', { key: apiKey })).toMatchObject({ status: 200, body: 'api_key' })
})
