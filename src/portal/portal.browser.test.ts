import { describe, expect, onTestFinished, test } from 'vitest'
import { answerTo, readRequest } from '#hosted-sign-in/single-sign-on/sso.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { metadataOf, samlProvider } from '#sso/connections/connection.fixture.ts'
import { startDnsServer } from '#test/dns-server.ts'
import { startOidcProvider } from '#test/oidc-provider.ts'
import { startOwnServer } from '#test/server.ts'
import { oneInTurn } from '#test/turns.ts'
import { button, keyboardUser, link } from './kit/keyboard-user.fixture.ts'
import { type PortalServer, startPortal } from './kit/portal.fixture.ts'

async function stateOf({ api, organization }: PortalServer): Promise<string | undefined> {
  const { body } = await api.get<{ data: { state: string }[] }>(`/connections?organization_id=${organization}`)
  return body.data[0]?.state
}

describe.each(
  oneInTurn([
    ['with scripts', { javaScriptEnabled: true }],
    ['without scripts', { javaScriptEnabled: false }],
  ] as const),
)('by keyboard alone, %s', (_, options) => {
  test('an administrator connects Okta by SAML, from the link to an active connection', async () => {
    const server = await startPortal()
    const { page, press, enter } = await keyboardUser(options)
    await page.route(`${samlProvider.idp_sso_url}**`, async (route) => {
      const { id, relayState } = readRequest(new URL(route.request().url()))
      const response = answerTo(id, acsUrl, entityId, {})
      const body = `<form method="post" action="${acsUrl}"><input type="hidden" name="SAMLResponse" value="${response}"><input type="hidden" name="RelayState" value="${relayState}"><button>Sign in as Ada</button></form>`
      await route.fulfill({ contentType: 'text/html', body })
    })

    await page.goto(await server.link({ intent: 'sso', success_url: 'https://app.example.com/done' }))
    await press(page.getByRole('link', { name: 'Okta' }))
    await press(page.getByRole('button', { name: 'SAML' }))
    await page.waitForURL('**/guide')
    const values = await page.getByText('/sso/saml/').allTextContents()
    const acsUrl = values.find((each) => each.includes('/acs/'))?.trim() ?? ''
    const entityId = values.find((each) => each.includes('/metadata/'))?.trim() ?? ''
    await press(link(page, 'Continue'))
    await press(link(page, 'Upload a metadata file'))
    await enter('Metadata file', metadataOf(providerKey.certificate))
    await press(button(page, 'Continue'))
    await page.getByRole('heading', { name: 'Attributes', exact: true }).waitFor()
    await press(button(page, 'Continue'))
    await press(link(page, 'Skip for now'))
    await press(button(page, 'Test sign-in'))
    await press(button(page, 'Sign in as Ada'))
    await page.getByText('signed in ada@northwind.example').waitFor()
    await page.route('https://app.example.com/**', (route) => route.fulfill({ body: 'the application' }))
    await press(button(page, 'Activate single sign-on'))
    await page.getByText('Setup is complete').waitFor()

    expect(await stateOf(server)).toBe('active')
    await press(link(page, 'Continue to Test'))
    await page.waitForURL('https://app.example.com/done')
  })

  test('an administrator connects a provider by OpenID Connect, after a test that failed', async () => {
    const server = await startPortal()
    const account = { email: 'ada@northwind.example', given_name: 'Ada', family_name: 'Lovelace' }
    const provider = await startOidcProvider([account])
    const { page, press, enter } = await keyboardUser(options)

    await page.goto(await server.link({ intent: 'sso' }))
    await press(page.getByRole('link', { name: 'Another provider' }))
    await press(page.getByRole('button', { name: 'OpenID Connect' }))
    await page.waitForURL('**/guide')
    const redirectUri = (await page.getByText('/sso/oidc/callback/').first().textContent())?.trim() ?? ''
    const client = { client_id: 'gatehouse', client_secret: 'a secret of the provider' }
    provider.serve({ ...client, redirect_uris: [redirectUri] })
    await press(link(page, 'Continue'))
    await enter('Client ID', client.client_id)
    await enter('Client secret', 'not the secret')
    await enter('Discovery endpoint', provider.issuer)
    await press(button(page, 'Continue'))
    await page.getByRole('heading', { name: 'Attributes', exact: true }).waitFor()
    await press(button(page, 'Continue'))
    await press(link(page, 'Skip for now'))

    await press(button(page, 'Test sign-in'))
    await page.getByPlaceholder('Enter any login').fill('ada')
    await page.getByPlaceholder('and password').fill('any')
    await page.keyboard.press('Enter')
    await press(page.getByRole('button', { name: 'Continue' }))
    await page.getByText('The test failed').waitFor()
    await press(page.getByRole('link', { name: /Provider details/ }).first())
    await enter('Client secret', client.client_secret)
    await press(button(page, 'Continue'))
    await page.getByRole('heading', { name: 'Attributes', exact: true }).waitFor()
    await press(page.getByRole('link', { name: /Test and activate/ }))
    // The provider remembers her.
    await press(button(page, 'Test again'))
    await page.getByText('signed in ada@northwind.example').waitFor()
    await press(button(page, 'Activate single sign-on'))
    await page.getByText('Setup is complete').waitFor()
    expect(await stateOf(server)).toBe('active')
  })

  test('an administrator proves a domain, and the page says when the record is found', async () => {
    const dns = await startDnsServer()
    const own = await startOwnServer({ config: { dnsServers: [dns.address] } })
    onTestFinished(async () => {
      await own.close()
      await dns.close()
    })
    const server = await startPortal(own)
    dns.delegate('northwind.example', ['ns-1.awsdns-02.org'])
    const { page, press } = await keyboardUser(options)

    await page.goto(await server.link({ intent: 'domain_verification' }))
    // The field takes the focus by itself, when the page is first drawn.
    await page.locator('input:focus').waitFor()
    await page.keyboard.insertText('northwind.example')
    await page.keyboard.press('Enter')
    await page.getByText('Open Amazon Route 53').waitFor()
    const name = await page.locator('#record-host').textContent()
    const value = await page.locator('#record-value').textContent()
    dns.set(`${name}.northwind.example`, [[value ?? '']])
    const domainState = async () => {
      await own.app.system.database.run(
        sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())`,
      )
      const { domains } = await server.workos.organizations.getOrganization(server.organization)
      return domains[0]?.state
    }
    await expect.poll(domainState, { timeout: 20_000 }).toBe('verified')
    // With scripts the page loads again by itself, and a key that was pressed meanwhile would go to either of the two.
    if (!options.javaScriptEnabled) await press(button(page, 'Check now'))
    await page.getByRole('heading', { name: 'northwind.example is verified' }).waitFor()
    await press(button(page, 'Finish'))
    await page.getByText('The domains of Northwind are verified.').waitFor()
  })
})

test('a search finds providers by what people call them, leaves the way on for all others, and the keyboard goes through them', async () => {
  const { link } = await startPortal()
  const { page, reach } = await keyboardUser({ javaScriptEnabled: true })
  await page.goto(await link({ intent: 'sso' }))
  const search = page.getByLabel('Search providers')
  const left = () => page.locator('#providers > li:visible .gp-provider-name').allTextContents()
  const others = ['Another provider']

  await reach(search)
  for (const [words, found] of [
    ['entra', 'Microsoft Entra ID'],
    ['aad', 'Microsoft Entra ID'],
    ['Azure', 'Microsoft Entra ID'],
    ['adfs', 'AD FS'],
    ['gsuite', 'Google Workspace'],
    ['google apps', 'Google Workspace'],
    ['ping', 'PingOne'],
  ] as const) {
    await search.fill(words)
    const names = await left()
    expect(names, words).toContain(found)
    expect(names.slice(-1), words).toEqual(others)
    expect(names.length, words).toBeLessThan(6)
  }
  await search.fill('nothing like it')
  await page.getByText('No provider matches.').waitFor()
  expect(await left()).toEqual(others)
})

test('a copy button copies the value that it stands beside', async () => {
  const server = await startPortal()
  const { page, press } = await keyboardUser({ javaScriptEnabled: true })
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { id } = await server.workos.organizationDomains.createOrganizationDomain({
    organizationId: server.organization,
    domain: 'northwind.example',
  })
  await page.goto(await server.link({ intent: 'domain_verification' }))
  await page.goto(`${server.url}/portal/domains/${id}`)
  const value = await page.locator('#record-value').textContent()

  await press(page.getByRole('button', { name: 'Copy' }).last())
  await page.getByText('Copied').first().waitFor()

  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(value)
})
