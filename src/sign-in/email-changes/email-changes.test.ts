import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { countedTries } from '#test/counted-tries.ts'
import { startServer } from '#test/server.ts'

async function start() {
  const server = await startServer()
  const { workos, api } = server
  const user = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  const call = async (verb: 'send' | 'confirm', body: object, userId = user.id) => {
    const answer = await api.post<Record<string, unknown>>(
      `/user_management/users/${userId}/email_change/${verb}`,
      body,
    )
    return { status: answer.status, headers: answer.headers, body: answer.body }
  }
  return {
    ...server,
    user,
    request: (new_email: string, userId?: string) => call('send', { new_email }, userId),
    confirm: (code: string, userId?: string) => call('confirm', { code }, userId),
    emailOf: async () => (await workos.userManagement.getUser(user.id)).email,
  }
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

test('[U-8] the address changes once the code from the new one is shown, is verified then, and announced with the old one', async () => {
  const { workos, user, request, confirm, lastCode, emailOf, outbox } = await start()

  const sent = await request('Lovelace@northwind.example')

  expect(sent).toMatchObject({
    status: 200,
    body: { object: 'email_change', new_email: 'Lovelace@northwind.example', user: { id: user.id, email: user.email } },
  })
  expect(JSON.stringify(sent.body)).not.toContain(await lastCode('lovelace@northwind.example'))
  expect(await emailOf()).toBe('ada@northwind.example')
  expect(await outbox(user.email)).toEqual([])

  const confirmed = await confirm(await lastCode('lovelace@northwind.example'))

  expect(confirmed).toMatchObject({
    status: 200,
    body: {
      object: 'email_change_confirmation',
      user: { id: user.id, email: 'Lovelace@northwind.example', email_verified: true },
    },
  })
  const { data: events } = await workos.events.listEvents({ events: ['user.updated'] })
  expect(events.map(({ context }) => context)).toMatchObject([
    { previous_attributes: { email: user.email, email_verified: false } },
  ])
})

test('a change to the same address, to another user’s, to an invalid or to a managed one is refused', async () => {
  const { workos, api, environment, user, request } = await start()
  await workos.userManagement.createUser({ email: 'bob@northwind.example' })

  expect(await request('ADA@northwind.example')).toMatchObject({
    status: 409,
    body: { code: 'email_change_not_needed' },
  })
  expect(await request('BOB@northwind.example')).toMatchObject({ status: 409, body: { code: 'email_not_available' } })
  for (const text of ['Ada <ada@example.com>', '', 'a@b@c.example'])
    expect(await request(text)).toMatchObject({ status: 422, body: { code: 'invalid_email' } })
  expect(await request('x@northwind.example', 'user_nobody')).toMatchObject({ status: 404 })

  const organization = await workos.organizations.createOrganization({ name: 'Northwind' })
  await api.post('/user_management/organization_memberships', { user_id: user.id, organization_id: organization.id })
  await environment.db.run(sql`
    update organization_memberships set directory_managed = true where environment_id = ${environment.environmentId}`)
  expect(await request('x@northwind.example')).toMatchObject({
    status: 409,
    body: { code: 'email_change_not_allowed' },
  })
})

test('without a code there is nothing to confirm; a wrong, a used and an expired one are refused by name', async () => {
  const { request, confirm, lastCode, environment, emailOf } = await start()
  expect(await confirm('123456')).toMatchObject({ status: 409, body: { code: 'no_pending_email_change' } })
  await request('first@northwind.example')
  const first = await lastCode('first@northwind.example')

  expect(await confirm(wrong(first))).toMatchObject({ status: 400, body: { code: 'email_change_code_incorrect' } })
  expect(await confirm(first)).toMatchObject({ status: 200 })
  expect(await confirm(first)).toMatchObject({ status: 409, body: { code: 'email_change_code_previously_used' } })

  await request('second@northwind.example')
  await environment.db.run(sql`
    update one_time_codes set expires_at = ${new Date(Date.now() - 1_000)}
    where environment_id = ${environment.environmentId}`)
  const expired = await confirm(await lastCode('second@northwind.example'))
  expect(expired).toMatchObject({ status: 400, body: { code: 'email_change_code_expired' } })
  expect(await emailOf()).toBe('first@northwind.example')
})

test('[U-2] a code is good for the newest requested address alone', async () => {
  const { request, confirm, lastCode, emailOf } = await start()
  await request('first@northwind.example')
  const first = await lastCode('first@northwind.example')
  await request('second@northwind.example')
  const second = await lastCode('second@northwind.example')

  if (first !== second) expect(await confirm(first)).toMatchObject({ status: 400 })
  expect(await confirm(second)).toMatchObject({ status: 200 })
  expect(await emailOf()).toBe('second@northwind.example')
})

test('[U-1] after ten wrong tries the right code is dead too, with a 429 that says when', async () => {
  const { request, confirm, lastCode, emailOf } = await start()
  await request('new@northwind.example')
  const code = await lastCode('new@northwind.example')

  for (let i = 0; i < 10; i++) expect((await confirm(wrong(code))).status).toBe(400)
  const refused = await confirm(code)

  expect(refused).toMatchObject({ status: 429, body: { code: 'email_change_too_many_attempts' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await emailOf()).toBe('ada@northwind.example')
})

test('[U-8] an address that someone took meanwhile is refused at the confirmation, and the code stays good', async () => {
  const { workos, request, confirm, lastCode, emailOf } = await start()
  await request('new@northwind.example')
  const bob = await workos.userManagement.createUser({ email: 'NEW@northwind.example' })
  const code = await lastCode('new@northwind.example')

  expect(await confirm(code)).toMatchObject({ status: 409, body: { code: 'email_not_available' } })
  expect(await emailOf()).toBe('ada@northwind.example')
  await workos.userManagement.deleteUser(bob.id)
  expect(await confirm(code)).toMatchObject({ status: 200 })
})

test('[U-1] of codes that confirm a change the right one does not count', async () => {
  const { request, confirm, lastCode, environment } = await start()
  await request('new@northwind.example')
  const code = await lastCode('new@northwind.example')

  expect((await confirm(wrong(code))).status).toBe(400)
  expect((await confirm(code)).status).toBe(200)

  expect(await countedTries(environment)).toBe(1)
})

test('[U-1] three mails in a minute are sent for one user; the fourth is a 429', async () => {
  const { request } = await start()
  for (let i = 0; i < 3; i++) expect((await request(`new${i}@northwind.example`)).status).toBe(200)

  const refused = await request('new3@northwind.example')

  expect(refused).toMatchObject({ status: 429, body: { code: 'daily_quota_exceeded' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
})
