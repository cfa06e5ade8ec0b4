import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { axeFaults, enter } from './site.fixture.ts'

/** Figures as a follower would have counted them, of the present hour and those before. */
async function fill({ environment }: TestServer): Promise<void> {
  await environment.db.run(sql`
    insert into tallies (environment_id, series, label, hour, count)
    select ${environment.environmentId}, s.series, s.label, date_trunc('hour', now(), 'UTC') - h * interval '1 hour',
      s.base * (20 - h) / 4 + h
    from (values ('sign_ins', 'password', 8), ('sign_ins', 'sso', 5), ('sign_ins', 'passkey', 3),
      ('failures', 'password invalid_credentials', 3), ('failures', 'sso connection_inactive', 1), ('new_users', '', 2),
      ('active_users', '', 4), ('deliveries', 'succeeded', 9), ('deliveries', 'retried', 2), ('deliveries', 'failed', 1)
    ) s (series, label, base), generate_series(0, 19) h`)
}

test('the overview shows what was counted, by method and by cause, and a bar leads to its events', async () => {
  const server = await startServer()
  await fill(server)
  await server.workos.userManagement.createUser({ email: 'ada@example.com' })
  const { page, refused, goTo } = await enter(server, { viewport: { width: 1280, height: 900 } })

  await goTo('')
  for (const name of ['Sign-ins by method', 'Failures by cause', 'New users', 'Active users', 'Attempts to deliver'])
    await page.getByRole('table', { name }).waitFor({ state: 'attached' })
  const columns = page.getByRole('table', { name: 'Sign-ins by method' }).getByRole('columnheader')
  expect(await columns.allTextContents()).toEqual(['From', 'Password', 'Single sign-on', 'Passkey', 'Failed'])
  expect(await axeFaults(page)).toEqual([])

  await page.locator('[data-chart="New users"] a').last().click()
  await page.getByRole('heading', { name: 'Events' }).waitFor()
  await page.getByRole('link', { name: 'user.created' }).waitFor()
  expect(new URL(page.url()).searchParams.get('range_start')).toMatch(/:00:00\.000Z/)
  expect(refused).toEqual([])
})

test('events appear as they happen while they are watched, without reads of the list, and none is missed while it is paused', async () => {
  const server = await startServer()
  const create = (name: string) => server.workos.organizations.createOrganization({ name })
  const { page, refused, goTo } = await enter(server)
  await goTo('/events')
  const reads: string[] = []
  page.on('request', (request) => {
    if (/\/events\?/.test(request.url())) reads.push(request.url())
  })
  await page.getByRole('button', { name: 'Watch live' }).click()
  await page.getByText('Watching. 0 new since you began.').waitFor()

  const { id } = await create('Watched')
  const events = page.getByRole('table', { name: 'Events' })
  await events.getByText('Watched').waitFor()
  await page.getByText('Watching. 1 new since you began.').waitFor()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('button', { name: 'Watch live' }).waitFor()
  await create('Missed')
  await page.getByRole('button', { name: 'Watch live' }).click()
  await events.getByText('Missed').waitFor()
  expect(await events.getByText('Watched').count()).toBe(1)
  expect(reads).toEqual([])

  await page.getByRole('searchbox', { name: 'Id or slug of what it is about' }).fill(id)
  await events.getByText('Missed').waitFor({ state: 'detached' })
  await events.getByText('Watched').waitFor()
  expect(refused).toEqual([])
})
