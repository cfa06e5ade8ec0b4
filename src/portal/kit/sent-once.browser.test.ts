import type { Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { openPage } from '#test/browser.ts'
import { startPortal } from './portal.fixture.ts'

test('a form that is on its way is not sent again by a second press, so a secret that it makes is shown', async () => {
  const server = await startPortal()
  const page = await openPage()
  await page.goto(await server.link({ intent: 'dsync' }))
  await page.getByRole('button', { name: 'Okta' }).click()
  const create = page.getByRole('button', { name: 'Create token' })
  await create.waitFor()
  const sent: Route[] = []
  await page.route('**/token', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    sent.push(route)
    if (sent.length > 1) await route.continue()
  })

  await create.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => sent.length).toBe(1)
  await page.keyboard.press('Enter')
  await sent[0]?.continue()
  await page.getByText('Copy the token now.').waitFor()

  await create.waitFor({ state: 'detached' })
  expect(sent).toHaveLength(1)
})
