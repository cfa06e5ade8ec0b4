import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

const server = await startServer()
const { api, workos } = server

test('each schema that the official SDK sends is a new version of its action, and the earlier ones stay', async () => {
  const schema = {
    action: 'user.viewed_invoice',
    actor: { metadata: { role: 'string' } },
    targets: [{ type: 'invoice', metadata: { cost: 'number' } }],
  }
  const first = await workos.auditLogs.createSchema(schema)
  expect(first).toMatchObject({ object: 'audit_log_schema', version: 1, actor: schema.actor, targets: schema.targets })
  const second = await workos.auditLogs.createSchema({ ...schema, metadata: { id: 'string' } })
  expect(second).toMatchObject({ version: 2, metadata: { id: 'string' } })

  const { data } = await workos.auditLogs.listSchemas(schema.action)
  expect(data).toEqual([second, first])
  const actions = await api.get<{ data: object[] }>('/audit_logs/actions')
  expect(actions.body.data).toMatchObject([{ object: 'audit_log_action', name: schema.action, schema: { version: 2 } }])
})

test('the name of an action is the same with its dots encoded', async () => {
  const { body } = await api.post<{ version: number }>('/audit_logs/actions/team%2Erenamed/schemas', {
    targets: [{ type: 'team' }],
  })
  expect(body.version).toBe(1)
  expect((await api.get<{ data: object[] }>('/audit_logs/actions/team.renamed/schemas')).body.data).toEqual([body])
  expect((await api.get('/audit_logs/actions/team.unknown/schemas')).status).toBe(404)
})

test('versions that are created at once are numbered without a gap', async () => {
  const path = '/audit_logs/actions/team.moved/schemas'
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => api.post<{ version: number }>(path, { targets: [{ type: 'team' }] })),
  )
  expect(answers.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4, 5])
})

test('[I-5] what is no schema of metadata, or asks for more than is supported, is refused by its name', async () => {
  const refused: [metadata: unknown, field: string][] = [
    [{ type: 'array' }, 'metadata.type'],
    [{ properties: [] }, 'metadata.properties'],
    [{ properties: { a: { pattern: '(a+)+$' } } }, 'metadata.properties.a.pattern'],
    [{ properties: { a: { type: 'object' } } }, 'metadata.properties.a.type'],
    [{ properties: { a: { type: [] } } }, 'metadata.properties.a.type'],
    [{ properties: { a: { enum: [] } } }, 'metadata.properties.a.enum'],
    [{ properties: { a: { minLength: -1 } } }, 'metadata.properties.a.minLength'],
    [{ properties: { a: true } }, 'metadata.properties.a'],
    [{ $ref: 'https://example.com/schema' }, 'metadata.$ref'],
    [{ allOf: [] }, 'metadata.allOf'],
    [{ constructor: {} }, 'metadata.constructor'],
    [{ required: 'a' }, 'metadata.required'],
    [{ additionalProperties: { anyOf: [] } }, 'metadata.additionalProperties.anyOf'],
  ]
  for (const [metadata, field] of refused) {
    const { status, body } = await api.post<object>('/audit_logs/actions/a.refused/schemas', {
      targets: [{ type: 'team' }],
      metadata,
    })
    expect([metadata, status, body]).toMatchObject([metadata, 422, { errors: [{ field }] }])
  }
  expect((await api.post('/audit_logs/actions/a.refused/schemas', { targets: [] })).status).toBe(422)
  expect((await api.get('/audit_logs/actions/a.refused/schemas')).status).toBe(404)
})
