import { expect, test } from 'vitest'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer } from '#test/server.ts'
import { startDirectory } from '../scim/scim.fixture.ts'

const password = 'a sturdy long passphrase'
const redirectUri = 'https://app.example.com/callback'

test('[A-5] a browser of a person whom the directory of their own domain deactivates is asked to sign in again, and one of another domain is not', async () => {
  const server = await startServer()
  const { workos, clientId, environment, url } = server
  await ensureRedirectUri(environment, redirectUri)
  const directory = await startDirectory(server, { provisions_members: true })
  await workos.organizations.updateOrganization({
    organization: directory.organizationId,
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const authorizeUrl = workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId })

  for (const [email, ends] of [
    ['ada@northwind.example', true],
    ['guest@contoso.example', false],
  ] as const) {
    await workos.userManagement.createUser({ email, password, emailVerified: true })
    const { id } = await directory.createUser(email, { active: true, emails: [{ value: email, type: 'work' }] })
    const browser = new FormBrowser(url)
    await browser.open(authorizeUrl)
    await browser.submit({ email })
    await browser.submit({ password })
    expect(browser.location.href).toContain(`${redirectUri}?code=`)

    await directory.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false })

    await browser.open(authorizeUrl)
    expect([email, browser.location.pathname]).toEqual([email, ends ? '/sign-in' : '/callback'])
  }
})
