import { expect, test } from 'vitest'
import { startControl } from '#people/radar/controls/controls.fixture.ts'
import { enter } from './site.fixture.ts'

test('an operator sees why an attempt was blocked, lets its network in, and changes what the control does', async () => {
  const server = await startControl({ bot_detection: 'block' })
  await server.assess({ userAgent: 'curl/8.14.1', email: 'ada@acme.example' })
  await server.assess({ email: 'bob@acme.example' })
  const { page, refused, goTo } = await enter(server)

  await goTo('/radar')
  await page.getByRole('combobox', { name: 'Verdict' }).selectOption('block')
  const attempts = page.getByRole('table', { name: 'Attempts' })
  await expect.poll(() => attempts.getByRole('link').count()).toBe(1)
  await attempts.getByRole('link', { name: /bot/ }).click()
  await page.getByRole('dialog').getByText('Bots').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'Lists' }).click()
  await page.getByRole('combobox', { name: 'List' }).selectOption('allow')
  await page.getByRole('button', { name: 'Add entry' }).first().click()
  await page.getByRole('textbox', { name: 'Entry' }).fill('198.51.100.42/24')
  await page.getByRole('dialog').getByRole('button', { name: 'Add entry' }).click()
  await page.getByRole('cell', { name: '198.51.100.0/24' }).waitFor()
  expect(await server.assess({ userAgent: 'curl/8.14.1' })).toMatchObject({ verdict: 'allow' })
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('heading', { name: 'This list is empty' }).waitFor()

  await page.getByRole('link', { name: 'Controls' }).click()
  await page.getByRole('combobox', { name: 'Bots' }).selectOption('challenge')
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText('Saved the controls.').waitFor()
  expect(await server.assess({ userAgent: 'curl/8.14.1' })).toMatchObject({ verdict: 'challenge' })
  expect(refused).toEqual([])
})
