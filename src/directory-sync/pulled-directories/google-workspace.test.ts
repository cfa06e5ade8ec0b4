import { afterAll, expect, test } from 'vitest'
import { googleSettings, refuse, startGoogleWorkspace } from '#test/google-workspace.ts'
import { noteStatements } from '#test/plans/noted-statements.ts'
import { send } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { startForPulls } from './pulled.fixture.ts'

const server = await startForPulls()
afterAll(() => server.close())
const { pullGoogle, call, later } = server
const halfAnHour = 1_920_000

test('the first run reads everyone and all groups over their pages, users before groups, and links the directory', async () => {
  const { google, directory } = await pullGoogle()
  const users = Array.from({ length: 449 }, (_, i) => google.addUser(`User${i}`))
  const group = google.addGroup('Everybody', users)
  expect(await directory.state()).toBe('validating')
  google.asked.length = 0

  const { last_run, next_run_at } = await directory.sync()

  expect(google.asked).toEqual([
    'POST /token',
    ...['', ' page 2', ' page 3'].map((page) => `GET /users${page}`),
    'GET /groups',
    ...['', ' page 2', ' page 3'].map((page) => `GET /groups/…/members${page}`),
  ])
  expect(last_run).toMatchObject({
    outcome: 'succeeded',
    is_complete: true,
    error: null,
    users: { read: 450, created: 450, updated: 0, deleted: 0, refused: 0 },
    groups: { read: 1, created: 1 },
  })
  expect(Date.parse(next_run_at ?? '')).toBeGreaterThan(Date.parse(last_run?.ended_at ?? ''))
  expect(await directory.state()).toBe('linked')
  const { users: stored, groups } = await directory.contents()
  expect(Object.keys(stored)).toHaveLength(450)
  expect(groups[group.id]?.members).toHaveLength(449)
  const names = (await directory.news()).map((line) => line.split(' ')[0])
  expect(names.lastIndexOf('dsync.user.created')).toBeLessThan(names.indexOf('dsync.group.created'))

  // Half an hour later nothing is other. A thousand such directories are 2,000 runs an hour, each in a few statements for a page.
  later(halfAnHour)
  google.asked.length = 0
  const [, statements] = await noteStatements(server.app.system.database)(() => directory.sync())
  expect(google.asked).toHaveLength(8)
  expect(statements.length).toBeLessThan(60)
}, 120_000)

test('a run after which nothing is other writes nothing and announces nothing', async () => {
  const { google, directory } = await pullGoogle()
  const ada = google.addUser('Ada', { organizations: [{ title: 'Engineer', department: 'R&D', primary: true }] })
  google.addGroup('Engineering', [ada])
  await directory.sync()
  await directory.news()
  const [before] = [await directory.contents()]
  ada.etag = '"other"'
  ada.lastLoginTime = '2026-02-02T00:00:00.000Z'
  later(halfAnHour)

  const { last_run } = await directory.sync()

  expect(last_run).toMatchObject({ users: { read: 2, created: 0, updated: 0 }, groups: { read: 1, updated: 0 } })
  expect(await directory.news()).toEqual([])
  expect(await directory.contents()).toEqual(before)
})

test('a run before the next one is due asks Google for nothing', async () => {
  const { google, directory } = await pullGoogle()
  await directory.sync()
  google.asked.length = 0
  await directory.sync()
  expect(google.asked).toEqual([])
})

test('people are as Google says: name, title, department, manager; suspended and archived ones are inactive', async () => {
  const { google, directory } = await pullGoogle()
  const ada = google.addUser('Ada', {
    organizations: [{ title: 'Engineer', department: 'R&D', costCenter: '42', description: 'Intern', primary: true }],
    relations: [{ type: 'manager', value: 'boss@northwind.example' }],
    externalIds: [{ type: 'organization', value: 'E-7' }],
    emails: [
      { address: 'ada@northwind.example', primary: true },
      { address: 'ada@home.example', type: 'home' },
    ],
  })
  const [bob, eve] = [google.addUser('Bob', { suspended: true }), google.addUser('Eve', { archived: true })]

  await directory.sync()

  const { users } = await directory.contents()
  expect(users[bob.id]).toMatchObject({ state: 'inactive' })
  expect(users[eve.id]).toMatchObject({ state: 'inactive' })
  const { data } = await server.workos.directorySync.listUsers({ directory: directory.id })
  expect(data.find(({ idpId }) => idpId === ada.id)).toMatchObject({
    email: 'ada@northwind.example',
    firstName: 'Ada',
    lastName: 'Hopper',
    state: 'active',
    customAttributes: {
      job_title: 'Engineer',
      department_name: 'R&D',
      cost_center_name: '42',
      employee_type: 'Intern',
      employee_number: 'E-7',
      manager_email: 'boss@northwind.example',
    },
  })
})

test('what changes at Google is one event each: names, suspension, members, deletion', async () => {
  const { google, directory } = await pullGoogle()
  const [ada, bob, eve] = ['Ada', 'Bob', 'Eve'].map((name) => google.addUser(name)) as [never, never, never]
  const people = [ada, bob, eve] as ReturnType<typeof google.addUser>[]
  const [first, second, third] = people as [(typeof people)[0], (typeof people)[0], (typeof people)[0]]
  const group = google.addGroup('Engineering', [first, second])
  const other = google.addGroup('Sales', [third])
  await directory.sync()
  await directory.news()

  first.name = { givenName: 'Augusta', familyName: 'King', fullName: 'Augusta King' }
  second.suspended = true
  google.users.delete(third.id)
  group.members = new Set([second.id, first.id])
  group.name = 'Builders'
  group.members.delete(first.id)
  google.groups.delete(other.id)
  later(halfAnHour)
  await directory.sync()

  expect((await directory.news()).sort()).toEqual(
    [
      `dsync.user.updated ${first.id}`,
      `dsync.user.updated ${second.id}`,
      `dsync.user.deleted ${third.id}`,
      `dsync.group.updated ${group.id}`,
      `dsync.group.user_removed ${group.id} ${first.id}`,
      `dsync.group.deleted ${other.id}`,
    ].sort(),
  )
})

test('an email that moves to someone else on one page arrives with both, in whichever order they are read', async () => {
  const { google, directory } = await pullGoogle()
  const [ada, bob] = [google.addUser('Ada'), google.addUser('Bob')]
  const leaver = google.addUser('Leaver')
  await directory.sync()
  // Ada is read first, and has the address that Bob has until he is read; a newcomer has the one of someone who left.
  bob.primaryEmail = 'zoe@northwind.example'
  ada.primaryEmail = 'bob@northwind.example'
  google.users.delete(leaver.id)
  const newcomer = google.addUser('Leaver')
  later(halfAnHour)

  const { last_run } = await directory.sync()

  expect(last_run).toMatchObject({ users: { created: 1, updated: 2, deleted: 1, refused: 0 } })
  expect((await directory.contents()).users).toMatchObject({
    [ada.id]: { email: 'bob@northwind.example' },
    [bob.id]: { email: 'zoe@northwind.example' },
    [newcomer.id]: { email: 'leaver@northwind.example' },
  })
})

test('people who have exchanged their emails are refused with a reason in the log, and all others arrive', async () => {
  const { google, directory } = await pullGoogle()
  const [ada, bob] = [google.addUser('Ada'), google.addUser('Bob')]
  await directory.sync()
  ;[ada.primaryEmail, bob.primaryEmail] = [bob.primaryEmail, ada.primaryEmail]
  const eve = google.addUser('Eve')
  later(halfAnHour)

  const { last_run } = await directory.sync()

  expect(last_run).toMatchObject({ outcome: 'succeeded', users: { created: 1, updated: 0, refused: 2 } })
  expect((await directory.contents()).users[eve.id]).toBeDefined()
  const { json } = await call('GET', `/directories/${directory.id}/log?action=refused`)
  expect(JSON.stringify(json)).toContain('Another user already exists with this')
})

test('a fault in the middle of the list deletes no one, and the next run goes on', async () => {
  const { google, directory } = await pullGoogle()
  const users = Array.from({ length: 450 }, (_, i) => google.addUser(`User${i}`))
  await directory.sync()
  await directory.news()
  const faults = [
    { status: 500 },
    { status: 200, body: {} },
    { status: 200, body: { kind: 'admin#directory#groups' } },
    { status: 404, body: {} },
    refuse(400, 'invalid', 'Invalid Input: pageToken'),
  ]
  for (const fault of faults) {
    google.intercept = (_asked, name) => (name === 'GET /users page 3' ? fault : undefined)
    later(halfAnHour)
    const { last_run, next_run_at } = await directory.sync()
    expect(last_run).toMatchObject({ outcome: 'failed', users: { deleted: 0 }, groups: { deleted: 0 } })
    // Sooner than usual.
    expect(Date.parse(next_run_at ?? '') - Date.parse(last_run?.ended_at ?? '')).toBeLessThanOrEqual(halfAnHour)
    expect(await directory.news()).toEqual([])
    expect(await directory.state()).toBe('linked')
  }
  google.intercept = () => undefined
  google.users.delete(users[0]?.id ?? '')
  later(halfAnHour)
  await directory.sync()
  expect(await directory.news()).toEqual([`dsync.user.deleted ${users[0]?.id}`])
}, 120_000)

test('a fault in a list of groups or of members deletes no group and removes no one', async () => {
  const { google, directory } = await pullGoogle()
  const people = Array.from({ length: 250 }, (_, i) => google.addUser(`User${i}`))
  google.addGroup('Everybody', people)
  google.addGroup('Nobody')
  await directory.sync()
  await directory.news()
  for (const place of ['GET /groups', 'GET /groups/…/members', 'GET /groups/…/members page 2']) {
    for (const fault of [{ status: 503 }, refuse(404, 'notFound', 'Resource Not Found'), { status: 200, body: {} }]) {
      google.intercept = (_asked, name) => (name === place ? fault : undefined)
      later(halfAnHour)
      expect((await directory.sync()).last_run).toMatchObject({ outcome: 'failed' })
      expect(await directory.news()).toEqual([])
    }
  }
}, 60_000)

test('a Google that says that it has no users is not believed', async () => {
  const { google, directory } = await pullGoogle()
  await directory.sync()
  await directory.news()
  google.users.clear()
  later(halfAnHour)
  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'failed', error: { code: 'nothing_there' } })
  expect(await directory.news()).toEqual([])
})

test('limits of Google are waited for with growing waits, or as long as it says', async () => {
  const { google, directory } = await pullGoogle()
  const answers = [
    refuse(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded'),
    refuse(403, 'quotaExceeded', 'Quota exceeded'),
    { ...refuse(429, 'rateLimitExceeded', 'Too many'), headers: { 'retry-after': '7' } },
  ]
  google.intercept = (_asked, name) => (name === 'GET /users' ? answers.shift() : undefined)

  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'succeeded' })
  expect(directory.waits).toEqual([1_000, 2_000, 7_000])
})

test('a Google that wants to be left alone for long ends the run, and is asked again no sooner', async () => {
  const { google, directory } = await pullGoogle()
  google.intercept = () => ({ status: 429, headers: { 'retry-after': '7200' } })
  const { last_run, next_run_at } = await directory.sync()
  expect(last_run).toMatchObject({ outcome: 'failed', error: { code: 'throttled' } })
  expect(Date.parse(next_run_at ?? '') - Date.parse(last_run?.ended_at ?? '')).toBe(7_200_000)
  expect(directory.waits).toEqual([])
})

test('an access token that ends during a run is replaced by another one', async () => {
  const { google, directory } = await pullGoogle()
  for (let i = 0; i < 250; i++) google.addUser(`User${i}`)
  google.asked.length = 0
  google.intercept = (_asked, name) => {
    if (name === 'GET /users page 2' && google.asked.filter((each) => each === name).length === 1) google.tokens.clear()
    return undefined
  }
  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'succeeded', users: { read: 251 } })
  expect(google.asked.filter((each) => each === 'POST /token')).toHaveLength(2)
}, 60_000)

test('credentials that Google refuses later change the state of the directory, nothing else, and heal by themselves', async () => {
  const { google, directory } = await pullGoogle()
  await directory.sync()
  await directory.news()
  google.isDelegated = false
  google.tokens.clear()
  later(halfAnHour)
  expect((await directory.sync()).last_run).toMatchObject({
    outcome: 'failed',
    error: { code: 'credentials_refused', message: expect.stringContaining('unauthorized_client') },
  })
  expect(await directory.state()).toBe('invalid_credentials')
  expect(await directory.news()).toEqual([])

  google.isDelegated = true
  later(halfAnHour)
  await directory.sync()
  expect(await directory.state()).toBe('linked')
})

test('only the groups of the filter are read, and only people who are in one of them', async () => {
  const { google, directory } = await pullGoogle({ group_filter: ['engineering@northwind.example'] })
  const [ada, bob] = [google.addUser('Ada'), google.addUser('Bob')]
  const group = google.addGroup('Engineering', [ada])
  google.addGroup('Sales', [bob])
  await directory.sync()
  expect(await directory.contents()).toMatchObject({
    users: { [ada.id]: {} },
    groups: { [group.id]: { members: [ada.id] } },
  })
  expect(Object.keys((await directory.contents()).users)).toEqual([ada.id])
  await directory.news()

  group.members = new Set([bob.id])
  later(halfAnHour)
  await directory.sync()
  expect((await directory.news()).sort()).toEqual(
    [
      `dsync.group.user_added ${group.id} ${bob.id}`,
      `dsync.user.created ${bob.id}`,
      `dsync.user.deleted ${ada.id}`,
    ].sort(),
  )

  google.groups.delete(group.id)
  later(halfAnHour)
  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'failed', error: { code: 'group_not_found' } })
  expect(await directory.news()).toEqual([])
})

test('credentials are checked by a request before they are stored, and refused with Google’s reason', async () => {
  const { google, directory } = await pullGoogle()
  const before = await directory.view()
  const settings = googleSettings(google)
  const refused = async (changes: object) => (await directory.configure({ ...settings, ...changes })).json.message

  expect(await refused({ admin_email: 'other@northwind.example' })).toMatch(/invalid_grant: Invalid email or User ID/)
  google.intercept = (_asked, name) =>
    name === 'GET /users' ? refuse(403, 'forbidden', 'Not Authorized to access this resource/api') : undefined
  expect(await refused({})).toMatch(/Not Authorized to access this resource/)
  google.intercept = () => undefined
  expect(await refused({ service_account_key: '{}' })).toMatch(/`service_account_key` is no key of a service account/)
  expect(await refused({ base_url: 'http://10.0.0.1' })).toMatch(/`base_url` cannot be used/)
  google.close()
  expect(await refused({})).toMatch(/could not be reached/)
  expect(await directory.view()).toEqual(before)
})

test('[A-6] what is shown of the settings has no key', async () => {
  const { google, directory } = await pullGoogle({ group_filter: ['engineering@northwind.example'] })
  const text = JSON.stringify(await directory.view())
  expect(text).not.toContain('PRIVATE KEY')
  expect(await directory.view()).toMatchObject({
    google_workspace: {
      admin_email: googleSettings(google).admin_email,
      service_account: 'gatehouse@project.iam.gserviceaccount.com',
      group_filter: ['engineering@northwind.example'],
    },
  })
})

test('[E-2] addresses in a key file are ignored, and the address of Google can be changed in development only', async () => {
  const { google, directory } = await pullGoogle()
  // The file names another token endpoint, which nothing answers at.
  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'succeeded' })
  const { config } = server.app.system
  config.development = false
  const { status, json } = await directory.configure(googleSettings(google))
  config.development = true
  expect([status, json.message]).toEqual([422, '`base_url` can be set in development only. Leave it out.'])
})

test('directories of other types are refused in words', async () => {
  const { google } = await pullGoogle()
  const { json } = await call('POST', '/directories', {
    organization_id: server.organization_id,
    name: 'Okta',
    type: 'okta scim v2.0',
  })
  for (const [method, path, body] of [
    ['PUT', 'google_workspace', googleSettings(google)],
    ['PUT', 'bamboohr', { company: 'northwind', api_key: 'key' }],
    ['GET', 'sync'],
    ['POST', 'sync'],
  ] as const) {
    expect((await call(method, `/directories/${json?.id}/${path}`, body)).json).toMatchObject({
      code: 'directory_of_another_source',
    })
  }
  const gsuite = await call('POST', '/directories', {
    organization_id: server.organization_id,
    name: 'Google',
    type: 'gsuite directory',
  })
  expect((await call('POST', `/directories/${gsuite.json?.id}/sync`)).json).toMatchObject({
    code: 'directory_source_not_configured',
  })
  expect((await call('GET', `/directories/${gsuite.json?.id}/sync`)).json).toMatchObject({
    is_running: false,
    last_run: null,
    next_run_at: null,
  })
})

test('(release) a run is queued by hand once in five minutes, also when two ask at once, and says when the next one may be', async () => {
  const { directory } = await pullGoogle()
  await directory.sync()
  const path = `/directories/${directory.id}/sync`
  const answers = await Promise.all([call('POST', path), call('POST', path)])

  const [queued, late] = answers.sort((one, other) => one.status - other.status)
  expect(queued).toMatchObject({ status: 202, json: { status: 'queued', object: 'directory_sync' } })
  expect(late).toMatchObject({ status: 429, json: { code: 'directory_sync_requested_recently' } })
  const retryAfter = Number(late?.headers['retry-after'])
  expect(retryAfter).toBeGreaterThan(0)
  // The refused call may have begun before the other one.
  expect(retryAfter).toBeLessThanOrEqual(301)
  expect(await directory.view()).toMatchObject({ next_request_at: expect.any(String) })
})

test('(release) a directory whose credentials were refused is not read by hand, and does not use up the request', async () => {
  const { google, directory } = await pullGoogle()
  google.intercept = (_asked, name) =>
    name === 'GET /users' ? refuse(403, 'forbidden', 'Not Authorized to access this resource/api') : undefined
  await directory.sync()
  expect(await directory.state()).toBe('invalid_credentials')
  expect(await call('POST', `/directories/${directory.id}/sync`)).toMatchObject({
    status: 422,
    json: { code: 'directory_not_linked' },
  })
  expect(await directory.view()).toMatchObject({ next_request_at: null })
})

test('a user that cannot be stored is refused with a reason in the log, and all others arrive', async () => {
  const { google, directory } = await pullGoogle()
  google.addUser('Long', { primaryEmail: `${'x'.repeat(600)}@northwind.example` })
  const ada = google.addUser('Ada')
  expect((await directory.sync()).last_run).toMatchObject({ outcome: 'succeeded', users: { created: 2, refused: 1 } })
  expect((await directory.contents()).users[ada.id]).toBeDefined()
  const { json } = await call('GET', `/directories/${directory.id}/log?action=refused`)
  expect(json?.data).toMatchObject([
    { action: 'refused', reason: 'directory_read', attributes: [expect.stringContaining('characters')] },
  ])
})

test('a directory whose credentials are accepted is read and linked by itself', async () => {
  const { url, apiKey, workos, api } = await startServer()
  const google = await startGoogleWorkspace()
  const ada = google.addUser('Ada')
  const { id: organization_id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const body = { organization_id, type: 'gsuite directory', name: 'Google' }
  const { json } = await send(url, '/directories', { method: 'POST', key: apiKey, body })
  const path = `/directories/${json?.id}`

  await send(url, `${path}/google_workspace`, { method: 'PUT', key: apiKey, body: googleSettings(google) })

  await expect.poll(async () => (await api.get<{ state: string }>(path)).body.state, { timeout: 10_000 }).toBe('linked')
  const { data } = await workos.directorySync.listUsers({ directory: String(json?.id) })
  expect(data.map(({ idpId }) => idpId)).toEqual([ada.id])
  const events = await workos.events.listEvents({ events: ['dsync.activated'] })
  expect(events.data).toMatchObject([{ data: { id: json?.id, state: 'active' } }])
})
