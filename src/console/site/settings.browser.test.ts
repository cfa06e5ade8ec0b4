import { expect, onTestFinished } from 'vitest'
import { startReceiver } from '#test/receiver.ts'
import { startServer } from '#test/server.ts'
import { everySecondTest } from '#test/turns.ts'
import { enter, enterAs } from './site.fixture.ts'

const test = everySecondTest()

test('a developer writes a JWT template beside the claims of a chosen user, sees its fault, and saves it', async () => {
  const server = await startServer()
  const user = await server.workos.userManagement.createUser({ email: 'ada@example.com', firstName: 'Ada' })
  const organization = await server.workos.organizations.createOrganization({ name: 'Globex' })
  await server.workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
  })
  const { page, refused, goTo } = await enter(server)

  await goTo('/jwt-template')
  const claims = page.getByRole('region', { name: 'Preview' })
  await page.getByRole('searchbox', { name: 'Email, name or id of a user' }).fill('ada@example.com')
  await page.getByRole('button', { name: 'ada@example.com' }).click()
  await claims.getByText('"greeting": "Hello Ada"').waitFor()
  await page.getByRole('textbox', { name: 'Claims' }).fill('{"org": {{ organization.name }')
  await claims.getByRole('alert').filter({ hasText: 'line 1, column 9' }).waitFor()
  await page.getByRole('textbox', { name: 'Claims' }).fill('{"org": {{ organization.name || user.email }}}')
  await claims.getByText('"org": "ada@example.com"').waitFor()
  await page.getByRole('combobox', { name: 'Organization' }).selectOption('Globex')
  await claims.getByText('"org": "Globex"').waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the JWT template.').waitFor()

  expect((await server.api.get('/user_management/jwt_template')).body).toMatchObject({
    content: '{"org": {{ organization.name || user.email }}}',
  })
  await page.getByRole('button', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.getByText('There is no template yet.').waitFor()
  expect(refused).toEqual([])
})

test('a social provider is set up, keeps its secret through a change, and is disabled', async () => {
  const server = await startServer()
  const google = async () => {
    const path = '/environments/current/social_providers'
    const { body } = await server.api.get<{ data: { provider: string; enabled: boolean; client_id: string }[] }>(path)
    return body.data.find(({ provider }) => provider === 'GoogleOAuth')
  }
  const { page, refused, goTo } = await enter(server)

  await goTo('/social-providers')
  await page.getByRole('link', { name: 'Google' }).click()
  await page.getByRole('button', { name: /^Copy address .*GoogleOAuth\/callback/ }).waitFor()
  await page.getByRole('textbox', { name: 'Client id' }).fill('client-1')
  await page.getByRole('textbox', { name: 'Client secret' }).fill('secret-1')
  await page.getByRole('button', { name: 'Set up' }).click()
  await page.getByText('Users can sign in with Google now.').first().waitFor()
  await page.getByRole('textbox', { name: 'Client id' }).fill('client-2')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the client of Google.').waitFor()
  expect(await google()).toMatchObject({ enabled: true, client_id: 'client-2' })

  await page.getByRole('button', { name: 'Disable' }).click()
  await page.getByRole('button', { name: 'Enable' }).waitFor()
  expect(await google()).toMatchObject({ enabled: false })
  expect(refused).toEqual([])
})

test('an action endpoint is created, shows its secret once, and a test says what it answers', async () => {
  const server = await startServer()
  const { url, close } = await startReceiver(() => ({ status: 503, body: 'later' }))
  onTestFinished(close)
  const { page, goTo } = await enter(server)

  await goTo('/actions')
  await page.getByRole('textbox', { name: 'Address for sign-in' }).fill(url)
  await page.getByRole('region', { name: 'Sign-in' }).getByRole('button', { name: 'Create endpoint' }).click()
  await page.getByRole('button', { name: /^Copy secret action_secret_/ }).waitFor()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Send test' }).click()

  await page.getByText('It answered 503. A sign-in would be denied.').waitFor()
  const calls = page.getByRole('table', { name: 'Last calls' })
  await calls.getByRole('cell', { name: 'None, so denied' }).waitFor()
  await calls.getByRole('cell', { name: 'A test' }).waitFor()
})

test('a signing key is rotated, and the one that signs stays until the other takes over', async () => {
  const server = await startServer()
  await fetch(`${server.url}/sso/jwks/${server.clientId}`).then((answer) => answer.arrayBuffer())
  const { page, goTo } = await enter(server)

  await goTo('/environment')
  await page.getByRole('cell', { name: 'Signing', exact: true }).waitFor()
  await page.getByRole('button', { name: 'Rotate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click()

  await page.getByRole('cell', { name: 'Published' }).waitFor()
  expect(await page.getByRole('cell', { name: 'Signing', exact: true }).count()).toBe(1)
})

test('rules of passwords, addresses and origins are saved beside what else is set', async () => {
  const server = await startServer()
  await server.api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { sso_minutes: 9 } })
  const { page, refused, goTo } = await enter(server)

  await goTo('/settings')
  const passwords = page.getByRole('region', { name: 'Passwords' })
  await passwords.getByRole('spinbutton', { name: /Former passwords/ }).fill('5')
  await passwords.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved the settings.').first().waitFor()
  const addresses = page.getByRole('region', { name: 'Addresses of your application' })
  await addresses.getByRole('textbox', { name: 'Invitations' }).fill('https://app.example.com/join')
  await addresses.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => page.getByText('Saved the settings.').count()).toBe(2)
  await page.getByRole('textbox', { name: 'New origin' }).fill('https://app.example.com')
  await page.getByRole('button', { name: 'Add origin' }).click()
  await page.getByRole('cell', { name: 'https://app.example.com' }).waitFor()

  expect((await server.api.get('/environments/current/sign_in_settings')).body).toMatchObject({
    password_history: 5,
    invitation_url: 'https://app.example.com/join',
    sso_minutes: 9,
    password_minimum_length: 10,
  })
  expect(refused).toEqual([])
})

test('a viewer reads which providers are set up, and that their role may not change one', async () => {
  const server = await startServer()
  await server.api.post('/environments/current/social_providers', {
    provider: 'GitHubOAuth',
    client_id: 'client-1',
    client_secret: 'secret-1',
  })
  const { page, goTo } = await enterAs(server, 'viewer')

  await goTo('/social-providers/GitHubOAuth')

  await page.getByText('Your role can look at this and not change it.').waitFor()
  expect(await page.getByRole('textbox', { name: 'Client id' }).inputValue()).toBe('client-1')
  expect(await page.getByRole('button', { name: /^(Disable|Save|Remove)$/ }).count()).toBe(0)
})
