import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { enter, enterAs } from './site.fixture.ts'

test('an operator impersonates a user with a reason, and the link opens a session that names both', async () => {
  const server = await startServer()
  const { workos, api } = server
  const settings = { method: 'PATCH', body: { impersonation: true } }
  expect((await api.request('/environments/current/sign_in_settings', settings)).status).toBe(200)
  await api.post('/user_management/redirect_uris', { uri: 'https://app.example/callback' })
  const user = await workos.userManagement.createUser({ email: 'ada@example.com' })
  const { page, goTo } = await enterAs(server, 'owner')

  await goTo(`/users/${user.id}`)
  await page.getByRole('button', { name: 'Impersonate' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Ticket 4711')
  await page.keyboard.press('Enter')
  const link = await page.getByRole('link', { name: 'Open the application' }).getAttribute('href')

  const code = new URL(link ?? expect.unreachable()).searchParams.get('code') ?? ''
  const { impersonator } = await workos.userManagement.authenticateWithCode({ clientId: server.clientId, code })
  expect(impersonator?.reason).toBe('Ticket 4711')
})

test('an operator exports what is stored about a user as a file, and says why', async () => {
  const server = await startServer()
  const user = await server.workos.userManagement.createUser({ email: 'ada@example.com' })
  const { page, goTo } = await enterAs(server, 'owner')

  await goTo(`/users/${user.id}`)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export data' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Request by law')
  await page.keyboard.press('Enter')
  const download = await saved

  expect(download.suggestedFilename()).toBe(`${user.id}.json`)
  expect(JSON.parse(readFileSync(await download.path(), 'utf8'))).toMatchObject({
    object: 'user_export',
    user_id: user.id,
  })
})

test('an operator erases a user once the email is typed, and sees how far it is', async () => {
  const server = await startServer()
  const user = await server.workos.userManagement.createUser({ email: 'ada@example.com' })
  const { page, goTo } = await enterAs(server, 'owner')

  await goTo(`/users/${user.id}`)
  await page.getByRole('button', { name: 'Erase user' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Request by law')
  await dialog.getByRole('textbox', { name: /^Type/ }).fill('ada@example.co')
  await page.keyboard.press('Enter')
  await dialog.getByText('This is not the name.').waitFor()
  await dialog.getByRole('textbox', { name: /^Type/ }).fill('ada@example.com')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Erasure' }).waitFor()
  await page.getByText(user.id).waitFor()

  await expect(server.workos.userManagement.getUser(user.id)).rejects.toMatchObject({ status: 404 })
})

test('a user found by a filter, which the address keeps, gets metadata and an organization, and roles that no one else has changed meanwhile', async () => {
  const server = await startServer()
  const { workos } = server
  const metadata = { plan: 'trial', seats: '5' }
  const user = await workos.userManagement.createUser({ email: 'ada@example.com', metadata })
  await workos.userManagement.createUser({ email: 'grace@example.com' })
  const organization = await workos.organizations.createOrganization({ name: 'Globex' })
  const { page, refused, goTo } = await enter(server)
  const dialog = page.getByRole('dialog')

  await goTo('/users')
  await page.getByRole('searchbox', { name: 'Email, name or external id' }).fill('ada@')
  await page.getByRole('link', { name: 'grace@example.com' }).waitFor({ state: 'detached' })
  expect(new URL(page.url()).search).toBe('?search=ada%40')
  await page.reload()
  await page.getByRole('link', { name: 'ada@example.com' }).waitFor()
  expect(await page.getByRole('searchbox', { name: 'Email, name or external id' }).inputValue()).toBe('ada@')
  expect(await page.getByRole('link', { name: 'grace@example.com' }).count()).toBe(0)
  await page.getByRole('link', { name: 'ada@example.com' }).click()

  await page.getByRole('button', { name: 'Edit' }).click()
  await dialog.getByRole('textbox', { name: 'Metadata' }).fill('plan = enterprise\nregion = eu = west')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the profile.').waitFor()
  expect((await workos.userManagement.getUser(user.id)).metadata).toEqual({ plan: 'enterprise', region: 'eu = west' })

  await page.getByRole('link', { name: 'Memberships' }).click()
  await page.getByRole('button', { name: 'Add to organization' }).first().click()
  await dialog.getByRole('combobox', { name: 'Organization' }).fill('lobe')
  await page.getByRole('option', { name: /^Globex/ }).click()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Added to Globex.').waitFor()
  const members = () => workos.userManagement.listOrganizationMemberships({ organizationId: organization.id })
  const [membership] = (await members()).data
  const membershipOf = () => workos.userManagement.getOrganizationMembership(membership?.id ?? '')

  await goTo(`/organizations/${organization.id}/members`)
  await page.getByRole('button', { name: 'Roles', exact: true }).click()
  await dialog.getByRole('checkbox', { name: 'Admin' }).check()
  await workos.userManagement.updateOrganizationMembership(membership?.id ?? '', { roleSlug: 'admin' })
  await dialog.getByRole('button', { name: 'Save roles' }).click()
  const conflict = page.getByRole('dialog', { name: 'Changed by someone else' })
  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await page.getByText('Saved the roles of ada@example.com.').waitFor()
  expect((await membershipOf()).roles?.map(({ slug }) => slug)).toEqual(['admin', 'member'])
  await page.getByRole('button', { name: 'Deactivate' }).click()
  await page.getByText('ada@example.com can no longer sign in to it.').waitFor()
  expect((await membershipOf()).status).toBe('inactive')
  await page.getByRole('button', { name: 'Reactivate' }).click()
  await page.getByText('ada@example.com is a member again.').waitFor()
  await page.getByRole('button', { name: 'Remove' }).click()
  await dialog.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Removed ada@example.com.').waitFor()
  expect((await members()).data).toEqual([])
  expect(refused).toEqual([])
})
