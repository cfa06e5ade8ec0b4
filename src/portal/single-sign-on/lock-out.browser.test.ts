import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Answer, answerTo, readRequest } from '#hosted-sign-in/single-sign-on/sso.fixture.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { metadataOf, samlProvider, serveDocuments } from '#sso/connections/connection.fixture.ts'
import { openPage } from '#test/browser.ts'
import { oneInTurn } from '#test/turns.ts'
import { button, link } from '../kit/keyboard-user.fixture.ts'
import { startPortal } from '../kit/portal.fixture.ts'

const email = 'ada@northwind.example'

/** A provider whose page answers a sign-in with what `said` returns. */
async function startProvider(page: Page, said: () => Answer): Promise<void> {
  const values = (await page.getByText('/sso/saml/').allTextContents()).map((each) => each.trim())
  const acsUrl = values.find((each) => each.includes('/acs/')) ?? ''
  const entityId = values.find((each) => each.includes('/metadata/')) ?? ''
  await page.route(`${samlProvider.idp_sso_url}**`, async (route) => {
    const { id, relayState } = readRequest(new URL(route.request().url()))
    const fields = { SAMLResponse: answerTo(id, acsUrl, entityId, said()), RelayState: relayState }
    const inputs = Object.entries(fields).map(
      ([name, value]) => `<input type="hidden" name="${name}" value="${value}">`,
    )
    const body = `<form method="post" action="${acsUrl}">${inputs.join('')}<button>Sign in as Ada</button></form>`
    await route.fulfill({ contentType: 'text/html', body })
  })
}

test.each(
  oneInTurn([
    ['with scripts', { javaScriptEnabled: true }],
    ['without scripts', { javaScriptEnabled: false }],
  ] as const),
)(
  '%s, an administrator learns what is wrong with an address, is asked before an untested activation, and has a way back when locked out',
  async (_, options) => {
    const server = await startPortal()
    const { workos, organization, outbox } = server
    await workos.organizations.updateOrganization({
      organization,
      domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
    })
    const documents: Record<string, string> = {
      '/page': '<html><body>Sign in</body></html>',
      '/metadata': metadataOf(providerKey.certificate),
    }
    const origin = await serveDocuments((path) => documents[path])
    const page = await openPage(options)
    const enterAddress = async (address: string) => {
      await page.getByLabel('Metadata URL', { exact: true }).fill(address)
      await button(page, 'Continue').click()
    }

    await page.goto(await server.link({ intent: 'sso' }))
    await page.getByRole('link', { name: 'Okta' }).click()
    await page.getByRole('button', { name: 'SAML' }).click()
    await page.waitForURL('**/guide')
    let answer: Answer = {
      says: (xml) => xml.replace(/<saml:Audience>[^<]*/, '<saml:Audience>https://another.example'),
    }
    await startProvider(page, () => answer)
    await link(page, 'Continue').click()

    await enterAddress('')
    await page.getByText('Enter a value.').waitFor()
    await enterAddress('https://idp.invalid/metadata')
    await page.getByText('The provider’s host name was not found.').waitFor()
    await button(page, 'Save anyway').waitFor()
    await enterAddress(`${origin}/page`)
    await page.getByText('is not SAML metadata').waitFor()
    expect(await button(page, 'Save anyway').count()).toBe(0)
    expect(await page.getByLabel('Metadata URL', { exact: true }).inputValue()).toBe(`${origin}/page`)
    await enterAddress(`${origin}/metadata`)
    await page.getByRole('heading', { name: 'Attributes', exact: true }).waitFor()

    await page.getByRole('link', { name: /Test and activate/ }).click()
    await button(page, 'Activate single sign-on').click()
    await page.getByRole('heading', { name: 'Activate without a successful test?' }).waitFor()
    await page.getByText('people with an email at northwind.example').waitFor()
    await page.getByLabel('Your email').fill('ada@eastwind.example')
    await button(page, 'Activate anyway').click()
    await page.getByText('enter an address at northwind.example').waitFor()
    await page.getByLabel('Your email').fill(email)
    await button(page, 'Activate anyway').click()
    await page.getByText('We emailed a link that opens these settings for 24 hours.').waitFor()

    await page.getByRole('link', { name: 'Test sign-in' }).click()
    await button(page, 'Test sign-in').click()
    await button(page, 'Sign in as Ada').click()
    await page.getByText('The test failed').waitFor()
    await page.getByText('Failed at the content').waitFor()
    await page.getByText('The assertion was made for another service provider.').waitFor()

    const [mail] = await outbox(email)
    const [wayBack = ''] = /https?:\S+\/portal\?token=\S+/.exec(mail?.text ?? '') ?? []
    const lockedOut = await openPage(options)
    await lockedOut.goto(wayBack)
    await lockedOut.getByRole('link', { name: 'Deactivate' }).click()
    await button(lockedOut, 'Deactivate').click()
    await lockedOut.getByText('Single sign-on is off.').waitFor()

    answer = {}
    await page.reload()
    await button(page, 'Test again').click()
    await button(page, 'Sign in as Ada').click()
    await page.getByText(`signed in ${email}`).waitFor()
    expect(await page.getByLabel('Your email').inputValue()).toBe(email)
    await button(page, 'Activate single sign-on').click()
    await page.getByText('Setup is complete').waitFor()
  },
  60_000,
)
