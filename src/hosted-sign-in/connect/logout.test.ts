import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'

const server = await startConnect()
const { application, issuer, person, url } = server
const config = await client.discovery(
  ...([new URL(issuer), application.clientId, undefined, client.ClientSecretBasic(application.secret)] as const),
  { execute: [client.allowInsecureRequests] },
)

/** A browser in which the person has signed in for the application, and what that got. */
async function signedIn() {
  const visitor = server.browser()
  const { url: address, verifier, state } = await server.start({ scope: 'openid email offline_access' })
  await visitor.open(address.href)
  await server.signIn(visitor)
  if (visitor.location.pathname === '/application-authorization') await visitor.submit({ decision: 'allow' })
  const checks = { pkceCodeVerifier: verifier, expectedState: state }
  return { visitor, tokens: await client.authorizationCodeGrant(config, visitor.location, checks) }
}

async function isSignedIn(visitor: ReturnType<typeof server.browser>): Promise<boolean> {
  await visitor.open((await server.start({ prompt: 'none' })).url.href)
  return answerAt(visitor).error !== 'login_required'
}

test('openid-client signs a user out with the ID token, and what was issued in the browser ends', async () => {
  const { visitor, tokens } = await signedIn()
  const elsewhere = await signedIn()
  const logout = client.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: redirectUri,
    state: 'a state',
  })
  await visitor.open(logout.href)

  expect(answerAt(visitor)).toEqual({ state: 'a state' })
  expect(await isSignedIn(visitor)).toBe(false)
  await expect(client.refreshTokenGrant(config, tokens.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
  expect((await client.refreshTokenGrant(config, elsewhere.tokens.refresh_token ?? '')).token_type).toBe('bearer')
  // Once more, with no one signed in.
  await visitor.open(logout.href)
  expect(answerAt(visitor)).toEqual({ state: 'a state' })
})

test('who has no ID token of the user that is signed in has to ask them', async () => {
  const { visitor, tokens } = await signedIn()
  await server.addUser('grace@northwind.example')
  const other = server.browser()
  const { url: address, verifier, state } = await server.start({ scope: 'openid' })
  await other.open(address.href)
  await server.signIn(other, 'grace@northwind.example')
  await other.submit({ decision: 'allow' })
  const checks = { pkceCodeVerifier: verifier, expectedState: state }
  const foreign = await client.authorizationCodeGrant(config, other.location, checks)

  const { clientId: client_id } = application
  for (const parameters of [
    { client_id },
    { id_token_hint: foreign.id_token ?? '' },
    { id_token_hint: `${tokens.id_token?.slice(0, -4)}AAAA` },
    { id_token_hint: tokens.access_token },
    {},
  ]) {
    await visitor.open(`${url}/oauth2/logout?${new URLSearchParams({ client_id, ...parameters })}`)
    expect([parameters, visitor.html.includes(person.email), visitor.html.includes('Sign out of')]).toEqual([
      parameters,
      true,
      true,
    ])
  }
  expect(await isSignedIn(visitor)).toBe(true)
  await visitor.open(
    `${url}/oauth2/logout?${new URLSearchParams({ client_id, post_logout_redirect_uri: redirectUri, state: 'x' })}`,
  )
  const { action, fields } = visitor.form
  expect((await visitor.send(action, fields, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await other.send(action, fields)).status).toBe(403)
  await visitor.submit({})
  expect(answerAt(visitor)).toEqual({ state: 'x' })
  expect(await isSignedIn(visitor)).toBe(false)
})

test('[A-11] a sign-out leads to no address that is not registered for the application that proves itself', async () => {
  for (const more of [
    { post_logout_redirect_uri: 'https://evil.example/' },
    { post_logout_redirect_uri: `${redirectUri}?x` },
    {
      post_logout_redirect_uri: redirectUri,
      client_id: (await server.firstParty(['https://other.example/'])).clientId,
    },
  ]) {
    const { visitor, tokens } = await signedIn()
    const query = new URLSearchParams({ id_token_hint: tokens.id_token ?? '', ...more })
    await visitor.arriveByForm(`${url}/oauth2/logout`, Object.fromEntries(query), 'https://reports.contoso.example')
    expect([more, visitor.location.origin, visitor.status]).toEqual([more, url, 200])
  }
})
