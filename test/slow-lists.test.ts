import { expect, onTestFinished, test } from 'vitest'
import { shareConnections } from '#platform/db/connection-shares.ts'
import { sharePlaces } from '#platform/db/slow-work.ts'
import { sql } from '#platform/db/sql.ts'
import { startOwnServer } from './server.ts'

test('while slow lists hold every place that lists have, reads by id, writes, sign-ins and other lists answer', async () => {
  const server = await startOwnServer({})
  onTestFinished(server.close)
  const { api, workos, app, clientId } = server
  const { database, config } = app.system
  const organization = await workos.organizations.createOrganization({ name: 'Contoso' })
  const password = 'correct horse battery staple'
  const user = await workos.userManagement.createUser({ email: 'ada@contoso.example', password, emailVerified: true })
  const { list: places } = sharePlaces(shareConnections(config.databaseConnections).ordinary)
  const ofLists = () => database.slowWork().find(({ kind }) => kind === 'list')
  const listInvitations = () => api.get('/user_management/invitations')

  // Nothing else here reads invitations.
  const holder = await database.begin()
  onTestFinished(() => holder.rollback())
  await holder.run(sql`lock table invitations in access exclusive mode`)
  const first = listInvitations()
  await expect.poll(() => ofLists()?.running, { timeout: 10_000 }).toBe(1)
  const running = [first, ...Array.from({ length: places - 1 }, listInvitations)]
  await expect.poll(() => ofLists()?.running, { timeout: 10_000 }).toBe(places)
  const more = Array.from({ length: 8 * places + 1 }, listInvitations)

  const refused = await Promise.race(more)
  expect(refused).toMatchObject({ status: 503, body: { code: 'database_busy' } })
  expect(refused.headers.get('retry-after')).toBe('5')
  expect((await api.get(`/organizations/${organization.id}`)).status).toBe(200)
  expect((await api.get(`/user_management/users/${user.id}`)).status).toBe(200)
  expect((await api.get('/organizations')).status).toBe(200)
  expect(
    await workos.organizations.updateOrganization({ organization: organization.id, name: 'Fabrikam' }),
  ).toMatchObject({
    name: 'Fabrikam',
  })
  expect(
    await workos.userManagement.authenticateWithPassword({ clientId, email: 'ada@contoso.example', password }),
  ).toMatchObject({ user: { id: user.id } })
  expect(ofLists()).toMatchObject({ running: places })
  expect(await (await fetch(`${server.url}/metrics`)).text()).toContain(
    `gatehouse_slow_statements{kind="list",state="running"} ${places}`,
  )
  await holder.rollback()

  expect((await Promise.all(running)).map(({ status }) => status)).toEqual(Array(places).fill(200))
  for (const { status } of await Promise.all(more)) expect([200, 503]).toContain(status)
})
