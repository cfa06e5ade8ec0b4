import { expect, test } from 'vitest'
import { createApplication } from '#connect/applications/index.ts'
import { saveConsent } from '#connect/grants/index.ts'
import { sql } from '#platform/db/sql.ts'
import { openPage, type PageOptions } from '#test/browser.ts'
import { password, startPages } from './pages.fixture.ts'

const email = 'ada@northwind.example'

/** A browser on the password page of a user. */
async function toPassword(options: PageOptions = {}) {
  const page = await openPage(options)
  const server = await startPages()
  const { id } = await server.workos.userManagement.createUser({ email, password, emailVerified: true })
  await page.goto(server.authorizeUrl())
  await page.getByLabel('Email').fill(email)
  await page.getByRole('button', { name: 'Continue', exact: true }).click()
  return { page, server, userId: id }
}

test('a password can be shown while it is typed, and is sent as a password', async () => {
  const { page } = await toPassword()
  const show = page.getByRole('button', { name: 'Show password' })
  await page.getByLabel('Password').fill(password)
  await show.click()
  expect(await page.getByLabel('Password').getAttribute('type')).toBe('text')
  expect(await show.getAttribute('aria-pressed')).toBe('true')
  await show.click()
  expect(await page.getByLabel('Password').getAttribute('type')).toBe('password')
})

test('without scripts, nothing offers to show it, and what is missing is said under its field in the words of the page', async () => {
  const { page } = await toPassword({ javaScriptEnabled: false })
  expect(await page.getByRole('button', { name: 'Show password' }).count()).toBe(0)

  await page.getByRole('button', { name: 'Sign in' }).click()

  expect(await page.locator('#password-error').textContent()).toBe('Enter your password.')
})

test.each([
  [true, 'Mar 2, 2026'],
  [false, 'Mar 1, 2026'],
])(
  'a day is that of the reader’s time zone; without scripts, that of UTC (scripts: %s)',
  async (javaScriptEnabled, day) => {
    const { page, server, userId } = await toPassword({ javaScriptEnabled, timezoneId: 'Pacific/Kiritimati' })
    const { environment } = server
    const { id: applicationId } = await createApplication(environment, {
      application_type: 'oauth',
      name: 'Contoso Reports',
      is_first_party: true,
      redirect_uris: [{ uri: 'https://reports.contoso.example/callback' }],
    })
    await environment.transaction((tx) =>
      saveConsent(tx, { userId, applicationId, organizationId: null, resource: null, scopes: ['openid'] }),
    )
    await environment.db.run(sql`
    update connect_consents set created_at = '2026-03-01T20:00:00Z' where environment_id = ${environment.environmentId}`)
    await page.goto(`${server.url}/apps-and-agents?client_id=${server.clientId}`)
    await page.getByLabel('Email').fill(email)
    await page.getByRole('button', { name: 'Continue', exact: true }).click()
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()

    await page.getByText(day).waitFor()
  },
)
