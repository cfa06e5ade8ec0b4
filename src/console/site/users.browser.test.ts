import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { enter, enterAs, pageFaults } from './site.fixture.ts'

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

test('axe finds nothing on any tab of a user in light or dark colours, and nothing runs over the side of a phone', async () => {
  const server = await startServer()
  const user = await server.workos.userManagement.createUser({ email: `${'long'.repeat(15)}@example.com` })
  const { page, refused, goTo } = await enter(server)
  const faults: unknown[] = []
  for (const tab of ['', '/sign-in', '/memberships', '/sessions', '/applications', '/pipes', '/events', '/mails']) {
    await goTo(`/users/${user.id}${tab}`)
    faults.push(...(await pageFaults(page, ['#navigation'])).map((fault) => ({ tab, ...fault })))
  }

  expect(faults).toEqual([])
  expect(refused).toEqual([])
}, 60_000)
