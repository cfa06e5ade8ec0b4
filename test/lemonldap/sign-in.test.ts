import { expect, test } from 'vitest'
import { otherKey } from '#protocol/saml/provider.fixture.ts'
import { codeAt, email, start } from './connected.ts'

test('a person signs in on the pages of LemonLDAP::NG, and the application gets their profile with the official SDK', async () => {
  const { page, authorizeUrl, signInThere, agree, redirectUri, workos, clientId, connectionId, lastAttempt } =
    await start()
  await page.goto(authorizeUrl)
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  expect(new URL(page.url()).searchParams.get('state')).toBe('a state')
  const { profile } = await workos.sso.getProfileAndToken({ code, clientId })
  expect(profile).toMatchObject({ connectionId, email, idpId: email, name: 'Doctor Who' })
  expect(profile.customAttributes).toMatchObject({ username: 'dwho' })
  expect(await lastAttempt()).toMatchObject({ state: 'succeeded', origin: 'service_provider', failure: null })

  // They have a session there and agreed here: the next sign-in asks nothing.
  await page.goto(authorizeUrl)
  expect(await codeAt(page, redirectUri)).not.toBe(code)
})

test('LemonLDAP::NG checks our requests with the certificate of our metadata, and refuses others', async () => {
  const { page, authorizeUrl, signInThere, agree, redirectUri, metadataUrl, provider } = await start()
  const metadata = await (await fetch(metadataUrl)).text()
  const other = otherKey.certificate.replace(/-----[^-]+-----|\s/g, '')
  await provider.trust(metadata.replaceAll(/(<ds:X509Certificate>)[^<]+/g, `$1${other}`))
  await page.goto(authorizeUrl)
  const posted = page.waitForResponse((each) => each.request().method() === 'POST')
  await signInThere()
  expect(await (await posted).text()).not.toContain('SAMLResponse')

  await provider.trust(metadata)
  await page.context().clearCookies()
  await page.goto(authorizeUrl)
  await signInThere()
  await agree()
  expect(await codeAt(page, redirectUri)).not.toBe('')
})

test('the email on the hosted sign-in page leads to LemonLDAP::NG and back into user management', async () => {
  const { page, signInThere, agree, redirectUri, workos, clientId, organizationId } = await start()
  await page.goto(workos.userManagement.getAuthorizationUrl({ provider: 'authkit', redirectUri, clientId }))
  await page.getByLabel('Email').fill(email)
  await page.keyboard.press('Enter')
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  const session = await workos.userManagement.authenticateWithCode({ clientId, code })
  expect(session).toMatchObject({ authenticationMethod: 'SSO', organizationId, user: { email, emailVerified: true } })
})

test('a sign-in that starts at LemonLDAP::NG is asked about, and gives the application a profile', async () => {
  const { page, provider, signInThere, agree, redirectUri, workos, clientId, lastAttempt } = await start()
  await page.goto(provider.startUrl)
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  expect((await workos.sso.getProfileAndToken({ code, clientId })).profile.email).toBe(email)
  expect(await lastAttempt()).toMatchObject({ state: 'succeeded', origin: 'identity_provider' })
})
