import { expect, onTestFinished, test } from 'vitest'
import { findOnlyEnvironment } from '#environment/environments/index.ts'
import { createManagementKey } from '#environment/environments/management-keys.ts'
import { deleteUser } from '#people/users/index.ts'
import { createClient } from '#test/client.ts'
import { startOwnServer, startServer } from '#test/server.ts'
import { openConsole } from '../console.fixture.ts'
import { ensureFirstOperator } from './first-operator.ts'
import { listOperators, removeOperator, setOperatorRoles } from './service.ts'

test('operators are managed with a key of their environment, and a key of an application sees none of it', async () => {
  const server = await startServer()
  const { operators, environment } = await openConsole(server)
  const { value } = await createManagementKey(operators, 'Automation')
  const api = createClient(server.url, value)
  const email = `keyed-${operators.newId('x').slice(-6).toLowerCase()}@team.example`

  const invited = await api.post<{ id: string; sign_in_url: string }>('/operators', { email, role: 'support' })
  expect([invited.status, invited.body]).toEqual([
    201,
    expect.objectContaining({ email, user_id: null, last_sign_in_at: null }),
  ])
  expect(invited.body.sign_in_url).toContain('/invite?invitation_token=')
  expect((await api.post('/operators', { email: email.toUpperCase(), role: 'owner' })).body).toMatchObject({
    code: 'operator_exists',
  })
  const again = await api.post<{ sign_in_url: string }>(`/operators/${invited.body.id}/invite`)
  expect([again.status, again.body.sign_in_url === invited.body.sign_in_url]).toEqual([200, false])
  const tested = await environment('sandbox')
  const roles = [{ environment_id: tested.environmentId, role: 'developer' }]
  expect((await api.put(`/operators/${invited.body.id}/roles`, { roles })).body).toMatchObject({ roles })
  for (const [wrong, code] of [
    [[...roles, ...roles], 'repeated_scope'],
    [[{ environment_id: 'environment_unknown', role: 'viewer' }], 'environment_unknown'],
  ] as const)
    expect((await api.put(`/operators/${invited.body.id}/roles`, { roles: wrong })).body).toMatchObject({ code })
  expect((await api.get(`/operators/${invited.body.id}`)).body).toMatchObject({ roles })

  for (const [method, path] of [
    ['GET', '/operators'],
    ['POST', '/operators'],
    ['GET', `/operators/${invited.body.id}`],
    ['DELETE', `/operators/${invited.body.id}`],
    ['PUT', `/operators/${invited.body.id}/roles`],
  ] as const) {
    const { status, body } = await server.api.request(path, {
      method,
      ...(method === 'GET' ? {} : { body: { email, role: 'owner', roles: [] } }),
    })
    expect([path, status, body]).toEqual([path, 403, expect.objectContaining({ code: 'system_key_required' })])
  }
  expect((await api.delete(`/operators/${invited.body.id}`)).status).toBe(204)
  expect((await api.get(`/operators/${invited.body.id}`)).status).toBe(404)
})

test('[T-3] the environment of the operators appears to no application', async () => {
  const server = await startServer()
  const { operators } = await openConsole(server)
  const answers = await Promise.all(
    ['/environments/current', '/organizations', '/user_management/users', '/events?events=user.created'].map((path) =>
      server.api.get(path),
    ),
  )
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain(operators.environmentId)
  expect((await findOnlyEnvironment(server.app.system))?.environmentId).not.toBe(operators.environmentId)
})

test('the last owner who has signed in stays, however one tries and however many at once', async () => {
  const server = await startOwnServer({})
  onTestFinished(() => server.close())
  const team = await openConsole(server)
  const [first, second] = [await team.operator({ role: 'owner' }), await team.operator({ role: 'owner' })]

  const outcomes = await Promise.allSettled([
    removeOperator(team.operators, first.id),
    removeOperator(team.operators, second.id),
  ])

  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await listOperators(team.operators, { limit: 10, order: 'asc' })
  expect(rows).toHaveLength(1)
  const [left] = rows
  const { id = '', user_id = '' } = left ?? {}
  for (const attempt of [
    () => removeOperator(team.operators, id),
    () => setOperatorRoles(team.operators, id, [{ environment_id: null, role: 'developer' }]),
    () => setOperatorRoles(team.operators, id, [{ environment_id: server.environment.environmentId, role: 'owner' }]),
    () => deleteUser(team.operators, user_id ?? ''),
  ])
    await expect(attempt()).rejects.toMatchObject({ definition: { code: 'last_owner' } })
})

test('GATEHOUSE_FIRST_OPERATOR invites an owner at the first start, and no one at a later one', async () => {
  const server = await startOwnServer({ config: { firstOperator: 'ada@team.example' } })
  onTestFinished(() => server.close())
  expect(server.app.notes.join('\n')).toContain('ada@team.example is invited to the console')
  const { operators } = await openConsole(server)
  const owners = async () =>
    (await listOperators(operators, { limit: 10, order: 'asc' })).rows.map(({ email, roles }) => [email, roles])
  const expected = [['ada@team.example', [{ environment_id: null, role: 'owner' }]]]
  expect(await owners()).toEqual(expected)
  expect(await ensureFirstOperator(server.app.system, 'Ada@team.example')).toEqual([])
  expect(await owners()).toEqual(expected)
})
