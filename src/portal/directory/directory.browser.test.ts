import { describe, expect, test } from 'vitest'
import { oneInTurn } from '#test/turns.ts'
import { button, keyboardUser, link } from '../kit/keyboard-user.fixture.ts'
import { startPortal } from '../kit/portal.fixture.ts'
import { directoriesOf, person, provider } from './directory.fixture.ts'

describe.each(
  oneInTurn([
    ['with scripts', { javaScriptEnabled: true }],
    ['without scripts', { javaScriptEnabled: false }],
  ] as const),
)('by keyboard alone, %s', (_, options) => {
  test('an administrator connects Okta, from the link to people that arrive and a group that gives a role', async () => {
    const server = await startPortal()
    const { page, press, reach } = await keyboardUser(options)
    await page.goto(await server.link({ intent: 'dsync', success_url: 'https://app.example.com/done' }))
    await press(page.locator('button[value="okta"]'))
    await page.waitForURL('**/token')
    const text = async (selector: string) => (await page.locator(selector).textContent()) ?? ''
    const scim = provider(await text('#endpoint'), await text('#token'))
    await press(link(page, 'Continue'))
    await page.getByText('In OAuth Bearer Token, paste the token you copied.').waitFor()
    await press(link(page, 'Continue'))
    await page.getByRole('heading', { name: 'Waiting for Okta' }).waitFor()

    const ada = await scim('POST', '/Users', person('ada@northwind.example'))
    await scim('POST', '/Groups', { displayName: 'Engineering', members: [{ value: ada.body.id }] })
    // With scripts the page says so by itself.
    if (!options.javaScriptEnabled) await press(link(page, 'Check again'))
    await page.getByRole('heading', { name: 'Okta is connected' }).waitFor()
    await press(link(page, 'Roles from groups'))
    await reach(page.getByLabel('Role', { exact: true }))
    await page.keyboard.press('A')
    await press(button(page, 'Add'))
    await page.getByText('Engineering → Admin').waitFor()
    await press(page.getByRole('link', { name: 'Directory', exact: true }).last())
    await press(link(page, 'People'))
    await reach(page.getByLabel('Search by email or name'))
    await page.keyboard.insertText('ada')
    await page.keyboard.press('Enter')
    await press(page.getByRole('link', { name: /ada@northwind.example/ }))
    await page.getByText('The user was created.').waitFor()

    expect(await directoriesOf(server)).toMatchObject([{ type: 'okta scim v2.0', state: 'linked' }])
    const id = page.url().split('/')[5]
    await page.goto(`${server.url}/portal/directory/${id}/sync`)
    await press(button(page, 'Finish'))
    await page.getByText('The directory of Northwind is connected.').waitFor()
    await page.route('https://app.example.com/**', (route) => route.fulfill({ body: 'the application' }))
    await press(link(page, 'Continue to Test'))
    await page.waitForURL('https://app.example.com/done')
  })
})

test('the counts of a directory go up by themselves while its provider sends', async () => {
  const server = await startPortal()
  const { page, press } = await keyboardUser({ javaScriptEnabled: true })
  await page.goto(await server.link({ intent: 'dsync' }))
  await press(page.locator('button[value="entra-id"]'))
  await page.waitForURL('**/token')
  const text = async (selector: string) => (await page.locator(selector).textContent()) ?? ''
  const scim = provider(await text('#endpoint'), await text('#token'))
  await scim('GET', '/Users')
  await page.goto(page.url().replace('/token', '/sync'))
  await page.locator('#directory-counts[data-live]').waitFor()

  await scim('POST', '/Users', person('ada@northwind.example'))

  await page.locator('#directory-counts dd', { hasText: /^1$/ }).waitFor()
})
