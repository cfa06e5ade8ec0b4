import { expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'
import { enter, enterAs, pageFaults } from './site.fixture.ts'

/** A user whose address was tried with ten wrong passwords. */
async function lockedUser({ workos, clientId }: TestServer) {
  const user = await workos.userManagement.createUser({
    email: 'ada@example.com',
    password: 'a sturdy long passphrase',
    emailVerified: true,
  })
  const attempt = () =>
    workos.userManagement
      .authenticateWithPassword({
        clientId,
        email: user.email,
        password: 'not the password',
        ipAddress: '198.51.100.42',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      })
      .catch(() => undefined)
  for (let i = 0; i < 10; i++) await attempt()
  return user
}

test('by keyboard, an operator finds why a person cannot sign in, and lets them try again; axe finds nothing, on a phone neither', async () => {
  const server = await startServer()
  const user = await lockedUser(server)
  const { page, refused, goTo } = await enter(server)
  const unknown = `https%3A%2F%2Fnot.example%2F${'long'.repeat(60)}`
  await goTo(`/diagnose?subject=${user.id}&method=password&redirect_uri=${unknown}`)
  await page.getByText('ada@example.com can’t sign in').waitFor()
  expect(await pageFaults(page)).toEqual([])

  await page.keyboard.press('Control+k')
  await page.keyboard.type(user.email)
  await page.getByRole('option', { name: /Diagnose sign-in/ }).waitFor()
  await page.getByRole('option', { name: /^ada@example\.com/ }).waitFor()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.getByText('ada@example.com can’t sign in: blocked for').waitFor()
  await page.getByText('The password was wrong, or the account has none.').first().waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Limits' }).getByRole('button', { name: 'Unlock' }).press('Enter')
  await page.getByText('Nothing stops ada@example.com from signing in now.').waitFor()

  const { body } = await server.api.get<{ data: unknown[] }>(`/user_management/users/${user.id}/guess_limits`)
  expect(body.data).toEqual([])
  expect(refused).toEqual([])
})

test('a viewer sees why a person cannot sign in, and no button that would be refused', async () => {
  const server = await startServer()
  const user = await lockedUser(server)
  const { page, goTo } = await enterAs(server, 'viewer')

  await goTo(`/users/${user.id}`)
  await page.getByRole('link', { name: 'Diagnose sign-in' }).last().click()
  await page.getByText('ada@example.com can’t sign in: blocked for').waitFor()

  expect(await page.getByRole('button', { name: 'Unlock' }).count()).toBe(0)
})
