import { expect, test } from 'vitest'
import { bamboohrSettings, startBamboohr } from '#test/bamboohr.ts'
import { googleSettings, refuse, startGoogleWorkspace } from '#test/google-workspace.ts'
import { startPortal, textOf } from '../../kit/portal.fixture.ts'
import { directoriesOf, directoryPage, submit } from '../directory.fixture.ts'

/** An organization whose administrator has chosen a provider that we read. */
async function choose(guide: 'google-workspace' | 'bamboohr') {
  const server = await startPortal()
  const browser = await server.visit({ intent: 'dsync' })
  await submit(browser, directoryPage, { guide })
  const [directory] = await directoriesOf(server)
  const base = `${directoryPage}/${directory?.id}`
  const credentials = `${base}/credentials`
  return {
    ...server,
    browser,
    base,
    id: directory?.id ?? '',
    text: () => textOf(browser),
    async enter(entries: Record<string, string>) {
      await browser.open(credentials)
      await submit(browser, credentials, entries)
    },
    /** Loads the page again, as its script does, until the run has ended. */
    async waitForRun() {
      await expect
        .poll(async () => {
          await browser.open(`${base}/sync`)
          return /Reading now|Starts in a moment/.test(textOf(browser))
        })
        .toBe(false)
    },
  }
}

test('a Google Workspace is connected with a file and an email: people and groups arrive, with counts and the next run', async () => {
  const google = await startGoogleWorkspace()
  google.addGroup('Engineering', [google.addUser('Admin'), google.addUser('Ada')])
  const { browser, base, text, enter, waitForRun, ...server } = await choose('google-workspace')
  expect(browser.location.pathname).toBe(`${base}/guide`)
  expect(text()).toContain('Admin SDK API')

  await enter(googleSettings(google))
  expect(browser.location.pathname).toBe(`${base}/sync`)
  await waitForRun()

  expect(text()).toContain('Google Workspace is connected')
  expect(text()).toContain('2 read · 2 new')
  expect(text()).toMatch(/Next run \S+ \d/)
  expect(await directoriesOf(server)).toMatchObject([{ type: 'gsuite directory', state: 'linked' }])
  await browser.open(`${base}/users`)
  expect(text()).toContain('ada@northwind.example')
  await browser.open(base)
  await submit(browser, `${base}/run`)
  expect(browser.location.pathname).toBe(base)
  await browser.open(`${base}/reset`)
  expect(text()).toContain('Its credentials, people, groups and settings are deleted.')
})

test('what is wrong with the credentials stands beside their field, in the language of the reader, and is not stored', async () => {
  const google = await startGoogleWorkspace()
  google.addUser('Admin')
  const { browser, text, enter, ...server } = await choose('google-workspace')
  const settings = googleSettings(google)
  const refusals: [Record<string, string>, string][] = [
    [{}, 'Choose the JSON file, or paste its contents.'],
    [
      { service_account_key: '{"type":"service_account"}', admin_email: 'a@b.example' },
      'This isn’t the key of a service',
    ],
    [{ ...settings, admin_email: 'admin' }, 'Enter an email address, such as'],
    [{ ...settings, admin_email: 'nobody@northwind.example' }, 'Your Google Workspace has no user with this email.'],
    [{ ...settings, group_filter: 'a@b.example\na@b.example' }, 'Enter up to 100 different groups, one per line.'],
    [{ ...settings, base_url: 'nonsense' }, 'This address can’t be used.'],
  ]
  for (const [entered, error] of refusals) {
    await enter(entered)
    expect([browser.status, text()]).toEqual([422, expect.stringContaining(error)])
  }
  expect(browser.html).not.toContain('PRIVATE KEY')
  browser.language = 'de'
  await enter({ ...settings, admin_email: 'nobody@northwind.example' })
  expect(text()).toContain('In Ihrem Google Workspace gibt es niemanden mit dieser E-Mail-Adresse.')
  browser.language = undefined
  google.isDelegated = false
  await enter(settings)
  expect(text()).toContain('The account isn’t allowed to read yet.')
  expect(text()).toContain('Google Workspace says: unauthorized_client')
  google.isDelegated = true
  google.intercept = (_asked, name) =>
    name === 'GET /users' ? refuse(403, 'forbidden', 'Not Authorized to access this resource/api') : undefined
  await enter(settings)
  expect(text()).toContain('This person isn’t allowed to read users and groups.')

  expect(await directoriesOf(server)).toMatchObject([{ state: 'unlinked' }])
})

test('BambooHR takes the whole address for the company, and a key is kept until another is entered', async () => {
  const bamboohr = await startBamboohr()
  bamboohr.employees.set('1', {
    id: '1',
    displayName: 'Grace Hopper',
    firstName: 'Grace',
    lastName: 'Hopper',
    workEmail: 'grace@northwind.example',
    jobTitle: null,
    department: 'Research',
  })
  const { browser, base, text, enter, waitForRun } = await choose('bamboohr')
  const settings = { ...bamboohrSettings(bamboohr), company: 'https://northwind.bamboohr.com/home' }
  await enter({ ...settings, api_key: 'wrong' })
  expect(text()).toContain('BambooHR rejected this key for this company.')
  expect(browser.html).toContain('value="https://northwind.bamboohr.com/home"')
  expect(browser.html).not.toContain('value="wrong"')
  await enter({ ...settings, company: 'no company' })
  expect(text()).toContain('Enter only the first part of the address')

  await enter(settings)
  await waitForRun()
  expect(text()).toContain('BambooHR is connected')
  await enter({ company: 'northwind' })
  await waitForRun()
  expect(text()).toContain('BambooHR is connected')
  expect(bamboohr.asked.filter((path) => path === '/employees/directory').length).toBeGreaterThan(2)
  await browser.open(`${base}/credentials`)
  expect(text()).toContain('A key is saved. Leave this empty to keep it.')
  expect(browser.html).not.toContain(bamboohr.apiKey)
})

test.each([
  ['an address where no one answers', () => 'http://127.0.0.1:9', undefined, 'Failed at the connection'],
  ['an error', (url: string) => url, { status: 503 }, 'Failed at HTTP: the server responded with status 503.'],
  ['a page', (url: string) => url, { status: 200, body: 'a page' }, 'Failed at the content'],
])('credentials that are tried at %s say how far that came', async (_, at, answer, stage) => {
  const bamboohr = await startBamboohr()
  bamboohr.intercept = () => answer
  const { browser, enter, text } = await choose('bamboohr')

  await enter({ ...bamboohrSettings(bamboohr), base_url: at(bamboohr.url) })

  expect([browser.status, text()]).toEqual([422, expect.stringContaining(stage)])
  expect(text()).not.toContain('BambooHR says')
  expect(browser.html).not.toContain('gp-progress-done')
})

test('a first run that fails says why, with what to change, and the next one connects the directory', async () => {
  const google = await startGoogleWorkspace()
  google.addUser('Admin')
  const { browser, base, text, enter, waitForRun } = await choose('google-workspace')
  await enter({ ...googleSettings(google), group_filter: 'engineering@northwind.example' })
  await waitForRun()
  expect(text()).toContain('Google Workspace couldn’t be read')
  expect(text()).toContain(
    'Google Workspace has no group with one of the emails you entered. Google Workspace says: engineering',
  )

  await enter({ admin_email: 'admin@northwind.example', group_filter: '' })
  await waitForRun()

  expect(text()).toContain('Google Workspace is connected')
  await browser.open(base)
  expect(text()).toContain('Sync now')
})
