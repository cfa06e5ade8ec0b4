import { expect, test } from 'vitest'
import { codeAt, email, startOidc } from './connected.ts'

test.each([
  // Its server compares credentials of HTTP Basic without decoding them.
  ['with a secret whose characters need no encoding', { id: 'gate-house', secret: 'a-secret_of.theirs~' }],
  [
    'with ID tokens and userinfo that are signed in other ways than usual',
    { id: 'gate-house', secret: 'a-secret', idTokenAlgorithm: 'PS384', userinfoAlgorithm: 'RS512' },
  ],
])('a person signs in at LemonLDAP::NG by OpenID Connect, %s', async (_how, client) => {
  const { page, authorizeUrl, signInThere, agree, redirectUri, workos, clientId, connectionId, lastAttempt } =
    await startOidc(client)
  await page.goto(authorizeUrl)
  await signInThere()
  await agree()
  const code = await codeAt(page, redirectUri)
  const { profile } = await workos.sso.getProfileAndToken({ code, clientId })
  expect(profile).toMatchObject({ connectionId, email, idpId: 'dwho' })
  expect(await lastAttempt()).toMatchObject({ state: 'succeeded', failure: null })
})
