import { expect, test } from 'vitest'
import { race } from '#access/groups/contention.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { password, startPages } from './pages.fixture.ts'

test('a sign-in on the pages beside the deletion of its user ends in a page that says so, and changes nothing', async () => {
  const server = await startPages({ config: { role: 'api' } })
  const { environment, api, workos } = server
  const email = 'ada@northwind.example'
  const { id } = await workos.userManagement.createUser({ email, password, emailVerified: true })
  const browser = server.browser()
  await browser.open(server.authorizeUrl())
  await browser.submit({ email })

  await race(
    environment,
    sql`select 1 from users where environment_id = ${environment.environmentId} and id = ${id} for update`,
    // The page has proven the password when it comes to the user, who is gone then.
    [
      async () => expect((await api.delete(`/user_management/users/${id}`)).status).toBe(200),
      () => browser.submit({ password }),
    ],
  )

  expect(browser.status).toBe(400)
  expect(browser.html).toContain('data-hak-page="error"')
  const { data } = await workos.events.listEvents({ events: ['authentication.password_succeeded', 'user.deleted'] })
  expect(data.map(({ event }) => event)).toEqual(['user.deleted'])
})
