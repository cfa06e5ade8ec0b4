import { expect, test } from 'vitest'
import { formFields, startPortal, textOf } from '../kit/portal.fixture.ts'
import { chooseDirectory, copied, directoriesOf, directoryPage, person, provider, submit } from './directory.fixture.ts'

test('a directory is set up step by step, and is connected by the first request with the token that the page showed', async () => {
  const { browser, base, scim, text, ...server } = await chooseDirectory('okta', {
    intent: 'dsync',
    success_url: 'https://app.example.com/done',
  })
  expect(browser.location.pathname).toBe(`${base}/token`)
  expect(await directoriesOf(server)).toMatchObject([{ type: 'okta scim v2.0', state: 'unlinked' }])
  const endpoint = copied(browser, 'endpoint') ?? ''
  await browser.open(`${base}/guide`)
  expect(text()).toContain('In OAuth Bearer Token , paste the token you copied.')
  expect(browser.html).toContain(`>${endpoint}</code>`)
  await browser.open(`${base}/sync`)
  const ticked = () =>
    [...browser.html.matchAll(/<li class="gp-progress-done"><a href="[^"]*\/(\w+)"/g)].map(([, step]) => step)
  expect(ticked()).toEqual(['token'])
  expect(text()).toContain('Waiting for Okta')
  expect(text()).toContain('Check again')

  expect((await scim('GET', '/Users?startIndex=1&count=2')).status).toBe(200)
  const ada = await scim('POST', '/Users', person('ada@northwind.example'))
  await scim('POST', '/Groups', { displayName: 'Engineering', members: [{ value: ada.body.id }] })
  await browser.open(`${base}/sync`)

  expect(text()).toContain('Okta is connected')
  expect(ticked()).toEqual(['token', 'guide'])
  expect(text()).toMatch(/People 1 Groups 1 Last synced/)
  await submit(browser, `${base}/finish`)
  expect(browser.location.pathname).toBe('/portal/done')
  expect(text()).toContain('The directory of Northwind is connected.')
  expect(browser.html).toContain('https://app.example.com/done')
  expect(await directoriesOf(server)).toMatchObject([{ state: 'linked' }])
})

test('[D-1] a token is shown once: loading the page again shows its last four characters, and no other page has it', async () => {
  const { browser, base } = await chooseDirectory()
  const token = copied(browser, 'token') ?? ''
  expect(token).toMatch(/^se_\w{43}$/)
  expect(textOf(browser)).toContain('You won’t see it again.')

  for (const page of ['token', 'guide', 'sync', '', 'token']) {
    await browser.open(`${base}/${page}`)
    expect(browser.html).not.toContain(token)
  }
  expect(textOf(browser)).toContain(`se_…${token.slice(-4)}`)
  expect(browser.setCookies.filter((each) => each.includes(token))).toEqual([])
})

test('[D-1] a token is not shown to another session, in which its cookie was put', async () => {
  const server = await startPortal()
  const [first, second] = [await server.visit({ intent: 'dsync' }), await server.visit({ intent: 'dsync' })]
  const answer = await first.send(directoryPage, { ...formFields(first, directoryPage), guide: 'okta' })
  const [shown = ''] = answer.headers.getSetCookie().filter((each) => each.startsWith('gatehouse-shown-once='))
  const [{ id } = { id: '' }] = await directoriesOf(server)
  const cookieOf = (browser: typeof first) => `gatehouse-portal=${browser.cookies.get('gatehouse-portal')}`
  const open = async (browser: typeof first) =>
    (
      await fetch(`${server.url}${directoryPage}/${id}/token`, {
        headers: { cookie: `${cookieOf(browser)}; ${shown.split(';')[0]}` },
      })
    ).text()

  expect(await open(second)).not.toContain('id="token"')
  expect(await open(first)).toContain('id="token"')
})

test('a second token replaces the first without a refused request, and there is no third', async () => {
  const { browser, base, scim, text, api } = await chooseDirectory()
  const endpoint = copied(browser, 'endpoint')
  await submit(browser, `${base}/token`)
  const second = provider(endpoint, copied(browser, 'token'))
  expect(text()).toContain('A directory can have two tokens.')
  expect(browser.html).not.toContain('Create token')
  expect([(await scim('GET', '/Users')).status, (await second('GET', '/Users')).status]).toEqual([200, 200])

  await browser.open(`${base}/token`)
  expect(text()).toContain('Last used')
  const [, revoke = ''] = /href="([^"]*\/revoke)"/.exec(browser.html) ?? []
  await browser.open(revoke)
  expect(text()).toContain('We’ll refuse requests with it.')
  await submit(browser, revoke)

  expect(text()).toContain('The token is revoked.')
  expect([(await scim('GET', '/Users')).status, (await second('GET', '/Users')).status]).toEqual([401, 200])
  const { body } = await api.get<{ data: { event: string; context: { actor: { source: string } } }[] }>(
    '/events?events=dsync.token.created,dsync.token.revoked&order=asc',
  )
  expect(body.data.map(({ event, context }) => [event, context.actor.source])).toEqual([
    ['dsync.token.created', 'admin_portal'],
    ['dsync.token.created', 'admin_portal'],
    ['dsync.token.revoked', 'admin_portal'],
  ])
})

test('another provider may be chosen until one has come, and what the application has set stays', async () => {
  const server = await startPortal()
  const { api, organization } = server
  await api.post('/directories', {
    organization_id: organization,
    name: 'Directory',
    type: 'okta scim v2.0',
    external_id: 'northwind',
    provisions_members: true,
    attribute_map: { job_title: 'position' },
  })
  const browser = await server.visit({ intent: 'dsync' })
  expect(textOf(browser)).toContain('You’ve started with Okta.')

  await submit(browser, directoryPage, { guide: 'entra-id' })

  const [directory, ...more] = await directoriesOf(server).then((all) =>
    all.filter(({ state }) => state !== 'deleting'),
  )
  expect(more).toEqual([])
  expect(directory).toMatchObject({ type: 'azure scim v2.0' })
  const { body } = await api.get<object>(`/directories/${directory?.id}`)
  expect(body).toMatchObject({ type: 'azure scim v2.0' })
  await browser.open(`${directoryPage}/${directory?.id}`)
  expect(textOf(browser)).toContain('People in this directory become members of Northwind at Test.')
  await browser.open(`${directoryPage}/${directory?.id}/attributes/job_title`)
  expect(browser.html).toContain('value="position"')
})

test('a form that is sent twice makes one directory', async () => {
  const server = await startPortal()
  const browser = await server.visit({ intent: 'dsync' })
  const fields = { ...formFields(browser, directoryPage), guide: 'okta' }

  await Promise.all([1, 2, 3].map(() => browser.copy().send(directoryPage, fields)))

  expect(await directoriesOf(server)).toHaveLength(1)
})

test('an attribute is mapped by a path, by a value that arrived, or left out; people follow, and nonsense is refused', async () => {
  const { browser, base, scim, text, api } = await chooseDirectory()
  const { body: ada } = await scim(
    'POST',
    '/Users',
    person('ada@northwind.example', { title: 'Analyst', nickName: 'Countess' }),
  )
  const page = `${base}/attributes/job_title`
  const title = async () =>
    (await api.get<{ custom_attributes: { job_title: string | null } }>(`/directory_users/${ada.id}`)).body
      .custom_attributes.job_title
  await browser.open(`${base}/attributes`)
  expect(text()).toContain('job_title Default: title Newest person: Analyst')

  await browser.open(page)
  expect(text()).toContain('nickName Countess')
  await submit(browser, page, { path: 'emails[' })
  expect([browser.status, text()]).toEqual([400, expect.stringContaining('This isn’t a path.')])
  await submit(browser, page, { path: 'nickName' })
  expect(text()).toContain('Your changes are saved.')
  await expect.poll(title).toBe('Countess')

  await browser.open(page)
  await submit(browser, page, { set: 'none' })
  expect(text()).toContain('job_title Left out')
  await expect.poll(title).toBe(null)
  await browser.open(page)
  await submit(browser, page, { set: 'usual' })
  await expect.poll(title).toBe('Analyst')
})

test('groups give roles, the page says who has which, and a group or role that is gone is refused', async () => {
  const { browser, base, scim, text, api } = await chooseDirectory()
  await browser.open(`${base}/roles`)
  expect(text()).toContain('No groups have arrived yet.')
  const { body: ada } = await scim('POST', '/Users', person('ada@northwind.example'))
  const { body: group } = await scim('POST', '/Groups', { displayName: 'Engineering', members: [{ value: ada.id }] })
  await browser.open(`${base}/roles`)
  expect(text()).toContain('New members get the default role, Member.')

  await submit(browser, `${base}/roles`, { group: group.id, role: 'admin' })
  expect(text()).toContain('Engineering → Admin')
  expect(text()).toContain('People in none of these groups get the default role, Member.')
  const roleOf = async () => (await api.get<{ role: { slug: string } }>(`/directory_users/${ada.id}`)).body.role.slug
  await expect.poll(roleOf).toBe('admin')
  for (const [entered, error] of [
    [{ group: group.id, role: 'admin' }, 'This group already has this role.'],
    [{ group: 'directory_group_gone', role: 'admin' }, 'This group is no longer there.'],
    [{ group: group.id, role: 'gone' }, 'This role is no longer available.'],
  ] as const) {
    await submit(browser, `${base}/roles`, entered)
    expect([browser.status, text()]).toEqual([400, expect.stringContaining(error)])
  }

  await submit(browser, `${base}/roles/remove`, { group: group.id, role: 'admin' })
  expect(text()).toContain('No group has a role yet')
})

test('people are found by email or name, and each has a log in words with the reason and the request', async () => {
  const { browser, base, scim, text } = await chooseDirectory()
  const { body: ada } = await scim('POST', '/Users', person('ada@northwind.example', { displayName: 'Ada Lovelace' }))
  await scim('POST', '/Users', person('grace@northwind.example', { active: false }))
  const { body: group } = await scim('POST', '/Groups', { displayName: 'Engineering', members: [{ value: ada.id }] })
  await browser.open(`${base}/users`)
  expect(text()).toMatch(/ada@northwind.example .*Active .*grace@northwind.example .*Inactive/)

  await browser.open(`${base}/users?q=LOVELACE`)
  expect(text()).not.toContain('grace@northwind.example')
  await browser.open(`${base}/users?q=100%25`)
  expect(text()).toContain('No one matches this search.')
  await browser.open(`${base}/users/${ada.id}`)
  expect(text()).toContain('Groups Engineering')
  expect(text()).toContain('The user was created. The provider asked for it. POST /Users')
  expect(text()).toMatch(/The user was added to the group. The provider asked for it. Engineering POST \/Groups/)

  await browser.open(`${base}/groups`)
  expect(text()).toContain('Engineering One member')
  await browser.open(`${base}/users?group=${group.id}`)
  expect(text()).toContain('People in Engineering')
  expect(text()).not.toContain('grace@northwind.example')
})

test('lists have pages of 25, which follow one another without a gap', async () => {
  const { browser, base, scim } = await chooseDirectory()
  const names = Array.from({ length: 30 }, (_, i) => `user${String(i).padStart(2, '0')}@northwind.example`)
  for (const name of names.toReversed()) await scim('POST', '/Users', person(name))
  const shown = () => [...textOf(browser).matchAll(/user\d\d@northwind.example/g)].map(([email]) => email)
  await browser.open(`${base}/users?q=user`)
  const first = shown()
  const [, next = ''] = /href="([^"]*after=[^"]*)"/.exec(browser.html) ?? []

  await browser.open(next.replaceAll('&amp;', '&'))

  expect(first).toHaveLength(25)
  expect([...first, ...shown()]).toEqual(names)
})

test('requests that were refused are on a list of their own, with the answer', async () => {
  const { browser, base, scim, text } = await chooseDirectory()
  await scim('POST', '/Users', person('ada@northwind.example'))
  expect((await scim('POST', '/Users', person('ADA@northwind.example'))).status).toBe(409)

  await browser.open(`${base}/sync`)
  expect(text()).toContain('Your provider’s last request was refused.')
  await browser.open(`${base}/refused`)

  expect(text()).toMatch(/Another user already exists with this username .* POST \/Users/)
})

test('ids that a customer had before lead to their user, and those of no one lead back', async () => {
  const { browser, base, url, scim, text } = await chooseDirectory()
  const endpoint = copied(browser, 'endpoint')
  const token = copied(browser, 'token')
  await scim('GET', '/Users')
  const id = '00u/a b?c'
  const answer = await fetch(`${endpoint}/Users`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/scim+json',
      'x-workos-migrated-id': 'okta-42',
    },
    body: JSON.stringify(person('ada@northwind.example')),
  })
  expect(answer.status).toBe(201)

  await browser.open(`${base}/users/okta-42`)
  expect(text()).toContain('ada@northwind.example')
  for (const other of [encodeURIComponent(id), '%00', 'x'.repeat(250), '..%2f..']) {
    await browser.open(`${url}${base}/users/${other}`)
    expect([other, browser.status < 500]).toEqual([other, true])
    expect(text()).not.toContain('ada@northwind.example')
  }
})

test('resetting deletes the directory after a question that says what stays', async () => {
  const { browser, base, scim, text, ...server } = await chooseDirectory()
  await scim('POST', '/Users', person('ada@northwind.example'))
  await browser.open(`${base}/reset`)
  expect(text()).toContain('stay members and can still sign in')

  await submit(browser, `${base}/reset`)

  expect(browser.location.pathname).toBe(directoryPage)
  expect(text()).toContain('Choose your directory')
  expect((await scim('GET', '/Users')).status).toBe(401)
  await browser.open(base)
  expect(browser.location.pathname).toBe(directoryPage)
  await expect.poll(async () => (await directoriesOf(server)).length).toBe(0)
})

test('[W-6] no page or form reaches the directory of another organization', async () => {
  const own = await chooseDirectory()
  const { base, id, scim } = own
  const { body: ada } = await scim('POST', '/Users', person('ada@northwind.example'))
  const other = await startPortal(own, 'Contoso')
  const browser = await other.visit({ intent: 'dsync' })
  const pages = [
    '',
    '/token',
    '/guide',
    '/sync',
    '/attributes',
    '/attributes/job_title',
    '/roles',
    '/users',
    `/users/${ada.id}`,
    '/groups',
    '/refused',
    '/reset',
    '/credentials',
  ]
  for (const page of pages) {
    await browser.open(`${base}${page}`)
    expect([page, browser.location.pathname]).toEqual([page, directoryPage])
  }
  const fields = formFields(browser, directoryPage)
  for (const form of [
    '/token',
    '/credentials',
    '/run',
    '/finish',
    '/attributes/job_title',
    '/roles',
    '/roles/remove',
    '/reset',
  ]) {
    const entries = { ...fields, group: 'x', role: 'admin', set: 'none' }
    expect([form, (await browser.send(`${base}${form}`, entries)).headers.get('location')]).toEqual([
      form,
      expect.stringMatching(/\/portal\/directory$/),
    ])
  }
  expect(await directoriesOf(own)).toMatchObject([{ id, state: 'linked' }])
})

test('[W-6] a link for single sign-on does not lead to the directory, and one for the directory nowhere else', async () => {
  const server = await startPortal()
  const sso = await server.visit({ intent: 'sso' })
  await sso.open(directoryPage)
  expect(sso.location.pathname).toBe('/portal/sso')

  const directory = await server.visit({ intent: 'dsync' })
  for (const path of ['/portal/home', '/portal/sso', '/portal/domains']) {
    await directory.open(path)
    expect(directory.location.pathname).toBe(directoryPage)
  }
})

test('the menu of the portal has the directory with its state', async () => {
  const server = await startPortal()
  const browser = await server.visit()
  expect(textOf(browser)).toMatch(/Directory sync .* Not set up/)
  await browser.open(directoryPage)
  await submit(browser, directoryPage, { guide: 'okta' })
  await browser.open('/portal/home')
  expect(textOf(browser)).toContain('Waiting for your provider')
})

test('a directory that is read by us has no endpoint and no token, and one that is sent to us has no credentials', async () => {
  const server = await startPortal()
  const { api, organization } = server
  const { body } = await api.post<{ id: string }>('/directories', {
    organization_id: organization,
    name: 'People',
    type: 'bamboohr',
  })
  const browser = await server.visit({ intent: 'dsync' })
  const base = `${directoryPage}/${body.id}`
  expect(textOf(browser)).toContain('You’ve started with BambooHR.')
  await browser.open(base)
  expect(textOf(browser)).not.toContain('Endpoint')
  await browser.open(`${base}/token`)
  expect(browser.location.pathname).toBe(directoryPage)

  const scim = await chooseDirectory('okta', { intent: 'dsync' })
  await scim.browser.open(`${scim.base}/credentials`)
  expect(scim.browser.location.pathname).toBe(directoryPage)
})
