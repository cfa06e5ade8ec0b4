import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { axeFaults, enter } from './site.fixture.ts'

test('of two operators who edit one organization, the second sees both versions and chooses', async () => {
  const server = await startServer()
  const organization = await server.workos.organizations.createOrganization({ name: 'Globex' })
  const { page, refused, goTo } = await enter(server)
  const opened = async () => {
    await goTo(`/organizations/${organization.id}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    return page.getByRole('dialog', { name: 'Edit organization' })
  }
  const nameNow = async () => (await server.workos.organizations.getOrganization(organization.id)).name

  let form = await opened()
  await server.workos.organizations.updateOrganization({ organization: organization.id, name: 'Globex Ltd' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Globex Inc')
  await form.getByRole('button', { name: 'Save' }).click()
  const conflict = page.getByRole('dialog', { name: 'Changed by someone else' })
  await conflict.waitFor()
  expect(await rowOf(page, 'name')).toEqual(['Globex', 'Globex Inc', 'Globex Ltd'])
  expect(await axeFaults(page)).toEqual([])
  expect(await nameNow()).toBe('Globex Ltd')
  await conflict.getByRole('button', { name: 'Take theirs' }).click()

  await form.getByRole('alert').filter({ hasText: 'Nothing of yours was saved.' }).waitFor()
  expect(await form.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Globex Ltd')
  expect(await nameNow()).toBe('Globex Ltd')

  form = await opened()
  await server.workos.organizations.updateOrganization({ organization: organization.id, name: 'Globex GmbH' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Globex Inc')
  await form.getByRole('button', { name: 'Save' }).click()
  await conflict.getByRole('button', { name: 'Keep mine' }).click()
  await page.getByText('Saved the organization.').waitFor()
  expect(await nameNow()).toBe('Globex Inc')
  expect(refused).toEqual([])
})

test('one form saved twice is no conflict with itself, and what is typed while the first save is on its way is not lost', async () => {
  const server = await startServer()
  const { page, goTo } = await enter(server)
  await goTo('/settings')
  const length = page.getByRole('spinbutton', { name: 'Shortest password' })
  const save = page.getByRole('region', { name: 'Passwords' }).getByRole('button', { name: 'Save' })
  const stored = async () =>
    (await server.api.get<{ password_minimum_length: number }>('/environments/current/sign_in_settings')).body
      .password_minimum_length
  const held: Route[] = []
  await page.route('**/environments/current/sign_in_settings', async (route) => {
    if (route.request().method() === 'PATCH' && held.length === 0) held.push(route)
    else await route.continue()
  })

  await length.fill('12')
  await save.click()
  await expect.poll(() => held.length).toBe(1)
  await length.fill('14')
  await held[0]?.continue()
  await expect.poll(stored).toBe(12)
  await save.click()
  await expect.poll(stored).toBe(14)
  await save.and(page.locator('[aria-busy="false"]')).waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await length.inputValue()).toBe('14')
})

test('a flag that someone else has changed meanwhile is not deleted before the operator has seen how', async () => {
  const server = await startServer()
  await server.api.post('/feature-flags', { slug: 'checkout', name: 'Checkout' })
  const { page, goTo } = await enter(server)
  const stored = async () => (await server.api.get('/feature-flags/checkout')).status
  await goTo('/feature-flags/checkout')
  await page.getByRole('button', { name: 'Delete flag' }).click()
  await page.getByRole('textbox', { name: 'Type Checkout to confirm' }).fill('Checkout')
  await server.api.put('/feature-flags/checkout/enable')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete flag' }).click()

  const conflict = page.getByRole('dialog', { name: 'Changed by someone else' })
  await conflict.getByText('enabled').waitFor()
  expect(await stored()).toBe(200)
  await conflict.getByRole('button', { name: 'Delete anyway' }).click()
  await page.getByText('Deleted Checkout.').waitFor()
  expect(await stored()).toBe(404)
})

test('of two operators who map the groups of a connection, the second sees what the first has saved', async () => {
  const server = await startServer()
  const { id: organization_id } = await server.workos.organizations.createOrganization({ name: 'Globex' })
  const connection = { organization_id, type: 'GenericSAML', name: 'Globex' }
  const { id } = (await server.api.post<{ id: string }>('/connections', connection)).body
  const { page, goTo } = await enter(server)
  await goTo(`/connections/${id}/attributes`)
  await page.getByRole('textbox', { name: 'Names that differ' }).fill('email = mail')
  await server.api.request(`/connections/${id}`, { method: 'PATCH', body: { attribute_map: { email: 'address' } } })
  await page.getByRole('button', { name: 'Save' }).click()

  await page.getByRole('dialog', { name: 'Changed by someone else' }).waitFor()
  expect(await rowOf(page, 'attribute_map')).toEqual(['{}', '{"email":"mail"}', '{"email":"address"}'])
})

/** A member as it was, as it is in the form, and as it is now. */
async function rowOf(page: Page, member: string): Promise<string[]> {
  const versions = page.getByRole('list', { name: 'Both versions' }).getByRole('listitem')
  return versions.filter({ hasText: member }).first().locator('dd').allTextContents()
}
