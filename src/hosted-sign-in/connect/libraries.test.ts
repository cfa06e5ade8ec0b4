import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { redirectUri, startConnect } from './connect.fixture.ts'

const server = await startConnect()
const { application, issuer, person } = server
const insecure = { [oauth.allowInsecureRequests]: true }

const relyingParty = () =>
  client.discovery(new URL(issuer), application.clientId, undefined, client.ClientSecretBasic(application.secret), {
    execute: [client.allowInsecureRequests],
  })

test('openid-client takes a user through a pushed request, sign-in and consent to tokens, userinfo and a refresh', async () => {
  const config = await relyingParty()
  const [pkceCodeVerifier, expectedNonce, expectedState] = [
    client.randomPKCECodeVerifier(),
    client.randomNonce(),
    client.randomState(),
  ]
  const url = await client.buildAuthorizationUrlWithPAR(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    nonce: expectedNonce,
    state: expectedState,
    max_age: '3600',
  })
  expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri'])
  const visitor = server.browser()
  await visitor.open(url.href)
  await server.signIn(visitor)
  await visitor.submit({ decision: 'allow' })

  // It checks `iss`, `state`, `nonce`, the age of the sign-in, and the signature.
  const checks = { pkceCodeVerifier, expectedNonce, expectedState, maxAge: 3_600, idTokenExpected: true }
  const tokens = await client.authorizationCodeGrant(config, visitor.location, checks)
  expect(tokens.claims()).toMatchObject({ sub: person.id, email: person.email, email_verified: true })
  expect(await client.fetchUserInfo(config, tokens.access_token, person.id)).toMatchObject({ email: person.email })
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? '')
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token)
  await client.tokenRevocation(config, refreshed.refresh_token ?? '')
  await expect(client.refreshTokenGrant(config, refreshed.refresh_token ?? '')).rejects.toMatchObject({
    error: 'invalid_grant',
  })
})

test('oauth4webapi goes the same way as a public client, and finds a denial where it expects one', async () => {
  const { workos, organizationId } = server
  const { clientId: client_id } = await workos.connect.createOAuthApplication(
    ...(['Contoso Mobile', false, undefined, undefined] as const),
    [{ uri: redirectUri }],
    ...([true, organizationId] as const),
  )
  const discovered = await oauth.discoveryRequest(new URL(issuer), insecure)
  const as = await oauth.processDiscoveryResponse(new URL(issuer), discovered)
  const visitor = server.browser()
  const { url, verifier, state } = await server.start({ client_id, scope: 'openid' })
  await visitor.open(url.href)
  await server.signIn(visitor)
  await visitor.submit({ decision: 'allow' })

  const answer = oauth.validateAuthResponse(as, { client_id }, visitor.location, state)
  const response = await oauth.authorizationCodeGrantRequest(
    ...([as, { client_id }, oauth.None(), answer, redirectUri, verifier, insecure] as const),
  )
  const tokens = await oauth.processAuthorizationCodeResponse(as, { client_id }, response)
  expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(person.id)

  const denied = await server.start({ client_id, prompt: 'consent' })
  await visitor.open(denied.url.href)
  await visitor.submit({ decision: 'deny' })
  expect(() => oauth.validateAuthResponse(as, { client_id }, visitor.location, denied.state)).toThrow(
    oauth.AuthorizationResponseError,
  )
})

test('openid-client signs a user in on a device: the page asks for the code, then for consent to what the device wants', async () => {
  const config = await relyingParty()
  const device = await client.initiateDeviceAuthorization(config, { scope: 'openid email reports:read' })
  const visitor = server.browser()
  await visitor.open(device.verification_uri_complete ?? '')
  await visitor.submit({ user_code: device.user_code.toLowerCase() })
  await server.signIn(visitor)
  expect(visitor.location.pathname).toBe('/application-authorization')
  for (const shown of ['Contoso Reports', device.user_code, 'reports:read', person.email])
    expect(visitor.html).toContain(shown)
  await visitor.submit({ decision: 'allow' })
  expect(visitor.location.pathname).toBe('/device/success')

  const tokens = await client.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 })
  expect(tokens.claims()).toMatchObject({ sub: person.id, email: person.email })
  expect(tokens.scope).toBe('openid email reports:read')
})
