import { createHash, randomUUID } from 'node:crypto'
import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, SignJWT } from 'jose'
import * as oauth from 'oauth4webapi'
import { expect, test } from 'vitest'
import { defined } from '#platform/defined.ts'
import { startServer } from '#test/server.ts'
import { makeCode, makeSigner, redirectUri, type Signer, verifier } from '../../grants/grant.fixture.ts'
import { getToken, makeApi, makeMachine, postForm } from '../machine.fixture.ts'

const server = await startServer()
const { url, clientId: environmentId, workos } = server
const issuer = `${url}/oauth2/${environmentId}`
const insecure = { [oauth.allowInsecureRequests]: true }
const signer = await makeSigner(server)
const { id, clientId } = await workos.connect.createOAuthApplication(
  'Phone',
  true,
  undefined,
  undefined,
  [{ uri: redirectUri }],
  true,
)
/** Without a secret. */
const phone: Signer = { ...signer, application: { id, clientId, secret: '' } }
const [own, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
const jktOf = async ({ publicKey }: typeof own) => calculateJwkThumbprint(await exportJWK(publicKey))
const athOf = (token: string) => createHash('sha256').update(token).digest('base64url')

type ProofWishes = Record<string, string | number | undefined>

/** A right proof for the token endpoint, unless something else is wished. */
async function prove(claims: ProofWishes = {}, { keys = own, typ = 'dpop+jwt' } = {}): Promise<string> {
  const right = { htm: 'POST', htu: `${url}/oauth2/token`, jti: randomUUID(), iat: Math.floor(Date.now() / 1_000) }
  return new SignJWT({ ...right, ...claims })
    .setProtectedHeader({ alg: 'ES256', typ, jwk: await exportJWK(keys.publicKey) })
    .sign(keys.privateKey)
}

async function post(fields: Record<string, string>, { application }: Signer, proof?: string) {
  const secret: Record<string, string> = application.secret === '' ? {} : { client_secret: application.secret }
  const response = await fetch(`${url}/oauth2/token`, {
    method: 'POST',
    headers: proof === undefined ? {} : { dpop: proof },
    body: new URLSearchParams({ ...fields, client_id: application.clientId, ...secret }),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

const exchange = (code: string, by: Signer, proof?: string) =>
  post({ grant_type: 'authorization_code', code, code_verifier: verifier }, by, proof)
const refresh = (refresh_token: string, by: Signer, proof?: string) =>
  post({ grant_type: 'refresh_token', refresh_token }, by, proof)

test('oauth4webapi binds the tokens of an application without a secret to a key, from the code to the claims', async () => {
  const as = await oauth.processDiscoveryResponse(
    new URL(issuer),
    await oauth.discoveryRequest(new URL(issuer), { algorithm: 'oidc', ...insecure }),
  )
  expect(as.dpop_signing_alg_values_supported).toContain('ES256')
  const self: oauth.Client = { client_id: clientId }
  const DPoP = oauth.DPoP(self, own)
  const callback = oauth.validateAuthResponse(
    as,
    self,
    new URL(`${redirectUri}?code=${await makeCode(server, phone)}&iss=${issuer}`),
  )
  const withKey = { DPoP, ...insecure }

  const granted = await oauth.processAuthorizationCodeResponse(
    as,
    self,
    await oauth.authorizationCodeGrantRequest(as, self, oauth.None(), callback, redirectUri, verifier, withKey),
  )
  expect(granted.token_type).toBe('dpop')
  const refreshed = await oauth.processRefreshTokenResponse(
    as,
    self,
    await oauth.refreshTokenGrantRequest(as, self, oauth.None(), granted.refresh_token ?? '', withKey),
  )
  const asked = await oauth.userInfoRequest(as, self, refreshed.access_token, withKey)
  expect(await oauth.processUserInfoResponse(as, self, signer.userId, asked)).toMatchObject({ sub: signer.userId })

  const { body } = await postForm(
    `${url}/oauth2/introspection`,
    { token: refreshed.access_token },
    { by: await makeApi(server) },
  )
  expect(body).toMatchObject({ active: true, cnf: { jkt: await jktOf(own) } })
  expect(decodeJwt(refreshed.access_token).cnf).toEqual({ jkt: await jktOf(own) })
})

test('refresh tokens of an application without a secret are bound to the key, those of others to their secret', async () => {
  const bound = await exchange(await makeCode(server, phone), phone, await prove())
  const bySecret = await exchange(await makeCode(server, signer), signer, await prove())
  const [ofPhone = '', ofSigner = ''] = [bound.body.refresh_token, bySecret.body.refresh_token]

  expect((await refresh(ofPhone, phone)).body.error).toBe('invalid_grant')
  expect((await refresh(ofPhone, phone, await prove({}, { keys: other }))).body.error).toBe('invalid_grant')
  expect((await refresh(ofPhone, phone, await prove())).body.token_type).toBe('DPoP')
  const moved = await refresh(ofSigner, signer, await prove({}, { keys: other }))
  expect(decodeJwt(moved.body.access_token ?? '').cnf).toEqual({ jkt: await jktOf(other) })
})

test('a code that was asked for with a key is exchanged with a proof of that key only', async () => {
  const codes = await Promise.all([1, 2, 3].map(async () => makeCode(server, phone, { dpopJkt: await jktOf(own) })))
  const proofs = [undefined, await prove({}, { keys: other }), await prove()]

  const answers = await Promise.all(codes.map((code, i) => exchange(code, phone, proofs[i])))

  expect(answers.map(({ body }) => body.error)).toEqual(['invalid_grant', 'invalid_grant', undefined])
})

test('a token that is bound to a key is no bearer token, and claims are given with a proof for it alone', async () => {
  const { body } = await exchange(await makeCode(server, phone), phone, await prove())
  const token = body.access_token ?? ''
  const right = { htm: 'GET', htu: `${url}/oauth2/userinfo`, ath: athOf(token) }
  const ask = async (scheme: string, proof?: string, access = token) => {
    const headers = { authorization: `${scheme} ${access}`, ...defined({ dpop: proof }) }
    const response = await fetch(`${url}/oauth2/userinfo`, { headers })
    return [response.status, response.headers.get('www-authenticate') ?? '']
  }

  const proof = await prove(right)
  expect(await ask('DPoP', proof)).toEqual([200, ''])
  for (const wrong of [
    undefined,
    proof,
    await prove({ ...right, ath: undefined }),
    await prove({ ...right, ath: athOf('another') }),
    await prove({ ...right, htm: 'POST' }),
    await prove(right, { keys: other }),
  ])
    expect(await ask('DPoP', wrong)).toEqual([401, expect.stringMatching(/^DPoP error="invalid_dpop_proof", algs="/)])
  expect(await ask('Bearer', await prove(right))).toEqual([401, 'Bearer error="invalid_token"'])
  const plain = (await exchange(await makeCode(server, phone), phone)).body.access_token ?? ''
  const ofPlain = await prove({ ...right, ath: athOf(plain) })
  expect(await ask('DPoP', ofPlain, plain)).toEqual([401, expect.stringMatching(/^DPoP error="invalid_token"/)])
})

test('a proof is for one request, at this time, signed by the key that it holds, and good once', async () => {
  const machine = await makeMachine(server)
  const by = { ...signer, application: machine }
  const ask = (proof: string) => post({ grant_type: 'client_credentials' }, by, proof)
  const now = Math.floor(Date.now() / 1_000)
  const [, payload] = (await prove()).split('.')
  const [header, , signature] = (await prove()).split('.')
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const withPrivateKey = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'dpop+jwt', jwk: await exportJWK(privateKey) })
    .sign(privateKey)
  const symmetric = await new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', typ: 'dpop+jwt', jwk: await exportJWK(publicKey) })
    .sign(Buffer.alloc(32))

  const wrong = [
    'x',
    '..',
    `${await prove()}, ${await prove()}`,
    `${header}.${payload}.${signature}`,
    withPrivateKey,
    symmetric,
    await prove({}, { typ: 'JWT' }),
    await prove({ htm: 'GET' }),
    await prove({ htm: 'post' }),
    await prove({ htu: `${url}/oauth2/userinfo` }),
    await prove({ htu: 'https://elsewhere.example/oauth2/token' }),
    await prove({ htu: 'x' }),
    await prove({ iat: now - 120 }),
    await prove({ iat: now + 120 }),
    await prove({ iat: undefined }),
    await prove({ jti: '' }),
    await prove({ jti: 'x'.repeat(256) }),
    'x'.repeat(10_000),
  ]
  for (const proof of wrong)
    expect(await ask(proof)).toMatchObject({ status: 400, body: { error: 'invalid_dpop_proof' } })

  const good = await prove({ htu: `${url}/oauth2/token?x#y` })
  const answers = await Promise.all(Array.from({ length: 10 }, () => ask(good)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect((await ask(await prove())).body.token_type).toBe('DPoP')
  // A client that sends no proof gets a bearer token.
  expect(decodeJwt(await getToken(url, machine))).not.toHaveProperty('cnf')
})
