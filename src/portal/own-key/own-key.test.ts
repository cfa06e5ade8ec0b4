import { afterAll, expect, test } from 'vitest'
import { type CustomerKeySettings, customerProviderNames } from '#platform/key-providers/index.ts'
import { type KeyService, startKeyService } from '#test/key-services.ts'
import { formFields, startPortal, textOf } from '../kit/portal.fixture.ts'

const path = '/portal/encryption-key'
const slugs = { AWS_KMS: 'aws-kms', GCP_KMS: 'google-kms', AZURE_KEY_VAULT: 'azure-key-vault' }
const services: KeyService[] = []
afterAll(() => {
  for (const service of services) service.close()
})

async function start(provider: CustomerKeySettings['provider'] = 'AWS_KMS') {
  const service = await startKeyService(provider)
  services.push(service)
  const server = await startPortal()
  const browser = await server.visit({ intent: 'bring_your_own_key' })
  const setUp = `${path}/set-up`
  const press = (action: string, entries: object = {}) =>
    browser.submitTo(action, { ...formFields(browser, action), ...(entries as Record<string, string>) })
  return {
    ...server,
    service,
    browser,
    press,
    text: () => textOf(browser),
    key: async () =>
      (await server.api.get<Record<string, unknown>>(`/organizations/${server.organization}/customer_key`)).body,
    async enter(entries: object = service.settings) {
      await browser.open(`${setUp}?at=${slugs[provider]}`)
      await press(setUp, entries)
    },
  }
}

test.each(customerProviderNames)(
  'a key at %s is used once it has encrypted something and decrypted it again, and its page says so',
  async (provider) => {
    const { browser, text, key, enter } = await start(provider)
    expect(text()).toContain('Bring your own encryption key')

    await enter()

    expect(browser.location.pathname).toBe(path)
    expect(text()).toContain('Setup is complete')
    expect(await key()).toMatchObject({ provider, is_verified: true })
    expect(text()).toContain(String((await key()).key))
  },
)

test('what is wrong is said beside its field, a key that does not work is not used, and no secret comes back', async () => {
  const { browser, text, key, enter, service } = await start()
  await enter({ ...service.settings, key_arn: 'alias/mine' })
  expect([browser.status, text()]).toEqual([422, expect.stringContaining('It should look like arn:aws:kms:')])
  await enter({ ...service.settings, secret_access_key: '' })
  expect(text()).toContain('Enter a value.')
  await enter({ ...service.settings, endpoint: 'http://10.0.0.1' })
  expect(text()).toContain('We can’t send anything to this address.')

  service.trouble = 'denied'
  await enter()
  expect(text()).toContain('so nothing was changed. AWS KMS says: AccessDeniedException')
  expect(browser.html).not.toContain('wJalrXUtnFEMI')
  expect(await key()).toMatchObject({ message: expect.stringContaining('not') })
})

test('a key that stopped working is shown with the reason, and its use ends with the secrets kept or destroyed', async () => {
  const { browser, text, key, enter, press, service, workos, organization } = await start()
  await enter()
  const context = { organization_id: organization }
  const object = await workos.vault.createObject({ name: organization, value: 'theirs', context })
  service.trouble = 'denied'
  await press(`${path}/verify`)
  expect(text()).toContain('Can’t be used')
  expect(text()).toContain('AWS KMS says: AccessDeniedException')
  service.trouble = undefined
  await press(`${path}/verify`)
  expect(text()).toContain('The key works')

  await browser.open(`${path}/remove`)
  await press(`${path}/remove`)
  expect(text()).toContain('Bring your own encryption key')
  expect((await workos.vault.readObject({ id: object.id })).value).toBe('theirs')

  await enter()
  await browser.open(`${path}/remove`)
  await press(`${path}/remove`, { destroy: '1', name: 'northwind' })
  expect([browser.status, text()]).toEqual([422, expect.stringContaining('Enter Northwind, exactly as shown here.')])
  expect(await key()).toMatchObject({ is_verified: true })
  await press(`${path}/remove`, { destroy: '1', name: 'Northwind' })
  expect(browser.location.pathname).toBe(path)
  await expect(workos.vault.readObject({ id: object.id })).rejects.toMatchObject({ status: 410 })
})
