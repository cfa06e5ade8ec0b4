import { exportJWK, generateKeyPair } from 'jose'
import type { ClientMetadata, Configuration } from 'oidc-provider'
import { expect, test } from 'vitest'
import { FormBrowser } from '#test/form-browser.ts'
import { startOidcProvider } from '#test/oidc-provider.ts'
import { startServer } from '#test/server.ts'
import { getConnection } from '../connections/index.ts'
import { authorizationUrl, endSessionUrl, readAnswer, revokeToken } from './index.ts'
import { binding } from './oidc-client.fixture.ts'

const ada = { email: 'ada@northwind.example', given_name: 'Ada', family_name: 'Lovelace', groups: ['Engineering'] }
const client_secret = 'a secret & more: of-32_bytes ~+'

interface SignIn {
  /** Members of `oidc` of the connection. */
  oidc: object
  /** What the provider knows of the client beside its addresses. */
  client: Partial<ClientMetadata>
  /** Of the provider. */
  settings?: Configuration
}

/** A person signs in on the pages of the provider. */
async function signIn({ oidc, client, settings = {} }: SignIn) {
  const { api, workos, environment } = await startServer()
  const provider = await startOidcProvider([ada], settings)
  const { id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const { body } = await api.post<{ id: string; oidc: { redirect_uri: string; jwks_uri: string } }>('/connections', {
    organization_id: id,
    type: 'GenericOIDC',
    name: 'Northwind',
    oidc: { issuer: provider.issuer, client_id: 'gate house', scopes: ['groups'], ...oidc },
  })
  const { redirect_uri, jwks_uri } = body.oidc
  provider.serve({
    client_id: 'gate house',
    redirect_uris: [redirect_uri],
    ...(client.token_endpoint_auth_method === 'private_key_jwt' ? { jwks_uri } : { client_secret }),
    ...client,
  })
  const { row: connection } = await getConnection(environment, body.id)

  const browser = new FormBrowser(provider.issuer)
  await browser.open(await authorizationUrl(environment, connection, binding, { loginHint: 'ada', forceLogin: true }))
  await browser.submit({ login: 'ada', password: 'any' })
  await browser.submit({})
  const answer = Object.fromEntries(browser.location.searchParams)
  const { claims, tokens } = await readAnswer(environment, connection, answer, {
    ...binding,
    authenticatedSince: new Date(),
  })
  return { claims, tokens, provider, environment, connection }
}

test.each([
  { client_authentication: 'client_secret_basic' as const },
  { client_authentication: 'client_secret_post' as const },
  { client_authentication: 'private_key_jwt' as const },
  // Claims come from the userinfo endpoint alone, as the specification has it by default.
  { client_authentication: 'client_secret_basic' as const, conformIdTokenClaims: true },
])(
  'a person signs in on the pages of a provider that was not written here: %o',
  async ({ client_authentication, ...settings }) => {
    const { claims, tokens, provider, environment, connection } = await signIn({
      oidc: { client_authentication, ...(client_authentication === 'private_key_jwt' ? {} : { client_secret }) },
      client: { token_endpoint_auth_method: client_authentication },
      settings,
    })

    expect(claims).toMatchObject({ sub: 'ada', ...ada })
    expect(await revokeToken(environment, connection, tokens.accessToken)).toBe(true)
    const signOut = await endSessionUrl(environment, connection, {
      idToken: tokens.idToken,
      returnTo: 'https://app.example',
    })
    expect(signOut).toMatch(`${provider.issuer}/session/end?`)
  },
)

test.each([
  ['PS512', 'ES384'],
  ['ES512', 'PS384'],
  ['Ed25519', 'RS512'],
] as const)(
  'a provider that was not written here signs ID tokens with %s and userinfo with %s',
  async (ofIdToken, ofUserinfo) => {
    const keys = await Promise.all(
      [ofIdToken, ofUserinfo].map(async (alg) => {
        const { privateKey } = await generateKeyPair(alg, { extractable: true })
        return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: alg }
      }),
    )
    const { claims } = await signIn({
      oidc: { client_secret },
      client: { id_token_signed_response_alg: ofIdToken, userinfo_signed_response_alg: ofUserinfo },
      settings: {
        jwks: { keys },
        // The claims of the person are in the userinfo alone.
        conformIdTokenClaims: true,
        enabledJWA: { idTokenSigningAlgValues: [ofIdToken], userinfoSigningAlgValues: [ofUserinfo] },
        features: { devInteractions: { enabled: true }, jwtUserinfo: { enabled: true } },
      },
    })
    expect(claims).toMatchObject({ sub: 'ada', ...ada })
  },
)
