import * as client from 'openid-client'
import { expect, test } from 'vitest'
import { postForm } from '#connect/oauth-server/machine.fixture.ts'
import { userinfo } from '#connect/oauth-server/signer.fixture.ts'
import type { FormBrowser } from '#test/form-browser.ts'
import { totpNow, totpSecret } from '#test/totp-calls.ts'
import { answerAt, redirectUri, startConnect } from './connect.fixture.ts'

const server = await startConnect()
const { application, issuer, person, url, workos } = server
await workos.userManagement.updateUser({ userId: person.id, firstName: 'Ada', lastName: 'Lovelace' })
const multiFactor = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'

/** Opens a request of the third party without PKCE, and signs in and allows where a page asks for it. */
async function visit(browser: FormBrowser, more: Record<string, string>): Promise<Record<string, string>> {
  const without = { code_challenge: null, code_challenge_method: null }
  await browser.open((await server.start({ ...without, ...more })).url.href)
  if (browser.location.pathname === '/sign-in') await server.signIn(browser)
  if (browser.location.pathname === '/application-authorization') await browser.submit({ decision: 'allow' })
  return answerAt(browser)
}

async function exchange(code: string | undefined) {
  const fields = { grant_type: 'authorization_code', code: code ?? '', redirect_uri: redirectUri }
  const { body } = await postForm(`${url}/oauth2/token`, fields, { by: application })
  const [, payload = ''] = String(body.id_token).split('.')
  return { body, idToken: JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown> }
}

test('claims that are asked for by name are given where they were asked for, once the user has agreed to them', async () => {
  const browser = server.browser()
  await visit(browser, { scope: 'openid' })
  const claims = JSON.stringify({ userinfo: { email: null, nickname: null }, id_token: { given_name: null } })
  const { url: address } = await server.start({ scope: 'openid', claims })
  await browser.open(address.href)
  expect(browser.location.pathname).toBe('/application-authorization')
  expect(browser.html).toContain('See your email')
  expect(browser.html).toContain('See your name')
  await browser.submit({ decision: 'allow' })

  const { body, idToken } = await exchange((await visit(browser, { scope: 'openid', claims })).code)
  expect(body.scope).toBe('openid')
  expect(idToken).toMatchObject({ sub: person.id, given_name: 'Ada' })
  expect(Object.keys(idToken)).not.toContain('email')
  expect((await userinfo(url, String(body.access_token))).body).toEqual({ sub: person.id, email: person.email })
  // Another request has none of that.
  const other = await exchange((await visit(browser, { scope: 'openid' })).code)
  expect((await userinfo(url, String(other.body.access_token))).body).toEqual({ sub: person.id })
})

test.each([
  '[]',
  'name',
  '{"userinfo":[]}',
  '{"id_token":{"name":true}}',
  '{"id_token":{"sub":{"values":["user_1","user_2"]}}}',
])('the parameter claims cannot be %s', async (claims) => {
  expect(await visit(server.browser(), { claims })).toMatchObject({ error: 'invalid_request', iss: issuer })
})

test('a request about another user than the one who is signed in is answered with login_required', async () => {
  const browser = server.browser()
  const { body } = await exchange((await visit(browser, { scope: 'openid' })).code)
  const other = await server.addUser('grace@northwind.example')
  const named = { scope: 'openid', claims: JSON.stringify({ id_token: { sub: { value: other } } }) }

  expect(await visit(browser, { ...named, prompt: 'none' })).toMatchObject({ error: 'login_required' })
  // They may sign in as that user, and do not.
  expect(await visit(browser, named)).toMatchObject({ error: 'login_required' })
  const id_token_hint = String(body.id_token)
  expect(await visit(browser, { scope: 'openid', prompt: 'none', id_token_hint })).toHaveProperty('code')
  expect(await visit(browser, { ...named, id_token_hint })).toMatchObject({ error: 'invalid_request' })
  expect(await visit(browser, { id_token_hint: `${id_token_hint.slice(0, -8)}AAAAAAAA` })).toMatchObject({
    error: 'invalid_request',
  })
})

test('acr says that two factors were shown, and a request that demands them gets no code for a password alone', async () => {
  const demanded = JSON.stringify({ id_token: { acr: { essential: true, values: [multiFactor] } } })
  const browser = server.browser()
  const first = await exchange((await visit(browser, { scope: 'openid', acr_values: multiFactor })).code)
  expect([first.idToken.acr, first.idToken.amr]).toEqual(['aal1', ['pwd']])
  const unmet = { error: 'unmet_authentication_requirements', iss: issuer }
  expect(await visit(browser, { scope: 'openid', prompt: 'none', claims: demanded })).toMatchObject(unmet)
  expect(await visit(browser, { scope: 'openid', claims: demanded })).toMatchObject(unmet)

  await server.api.post(`/user_management/users/${person.id}/auth_factors`, { type: 'totp', totp_secret: totpSecret })
  await browser.open((await server.start({ scope: 'openid', claims: demanded, ...withoutPkce })).url.href)
  // They are signed in: only the step that is missing is asked for.
  expect(browser.location.pathname).toBe('/mfa/verification')
  await browser.submit({ code: totpNow() })
  const { idToken, body } = await exchange(answerAt(browser).code)
  expect([idToken.acr, idToken.amr]).toEqual([multiFactor, ['pwd', 'mfa']])
  expect(body.scope).toBe('openid')
})

const withoutPkce = { code_challenge: null, code_challenge_method: null }

test('openid-client takes claims as a JWT that is signed for the application', async () => {
  const signed = { userinfo_signed_response_alg: 'RS256' }
  const bySecret = client.ClientSecretBasic(application.secret)
  const config = await client.discovery(new URL(issuer), application.clientId, signed, bySecret, {
    execute: [client.allowInsecureRequests],
  })
  await server.addUser('joan@northwind.example')
  const browser = server.browser()
  const { url: address, verifier, state } = await server.start({ scope: 'openid email' })
  await browser.open(address.href)
  await server.signIn(browser, 'joan@northwind.example')
  await browser.submit({ decision: 'allow' })
  const checks = { pkceCodeVerifier: verifier, expectedState: state }
  const tokens = await client.authorizationCodeGrant(config, browser.location, checks)
  const { access_token } = tokens

  const headers = { authorization: `Bearer ${access_token}`, accept: 'application/jwt' }
  const raw = await fetch(`${url}/oauth2/userinfo`, { headers })
  expect([raw.status, raw.headers.get('content-type')]).toEqual([200, 'application/jwt'])
  expect(await client.fetchUserInfo(config, access_token, tokens.claims()?.sub ?? '')).toMatchObject({
    iss: issuer,
    aud: application.clientId,
    email: 'joan@northwind.example',
  })
})
