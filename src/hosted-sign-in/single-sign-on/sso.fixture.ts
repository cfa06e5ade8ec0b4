import { inflateRawSync } from 'node:zlib'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type Answer, answerTo } from './saml-answers.fixture.ts'

export { type Answer, answerTo } from './saml-answers.fixture.ts'

export const redirectUri = 'https://app.northwind.example/callback'
export const idp = 'https://idp.northwind.example'

/** An organization with a verified domain and a connection to a provider that this file plays. */
export interface SsoServer extends TestServer {
  organizationId: string
  connectionId: string
  acsUrl: string
  entityId: string
  /** Starts at the application. @returns the request that came to the provider */
  begin(browser: FormBrowser, extra?: Record<string, string>): Promise<SamlRequest>
  /** The provider answers. */
  respond(browser: FormBrowser, request: Partial<SamlRequest>, change?: Answer): Promise<void>
  /** The whole way: until the application has its callback. */
  signIn(browser: FormBrowser, change?: Answer): Promise<URL>
  /** What the trace of the newest attempt says. */
  lastAttempt(): Promise<Attempt>
  browser(): FormBrowser
}

export interface Attempt {
  id: string
  state: string
  origin: string
  email: string | null
  profile_id: string | null
  failure: { reason: string; message: string; details: Record<string, unknown> } | null
  steps: { name: string }[]
}

export interface SamlRequest {
  id: string
  relayState: string
  url: URL
  xml: string
}

/** @param changes to the settings of the connection. @param given a server, which may have an organization already */
export async function startSso(
  type = 'OktaSAML',
  changes: object = {},
  given?: TestServer & { organizationId?: string },
): Promise<SsoServer> {
  const server = given ?? (await startServer())
  const { workos, api, clientId, url } = server
  await ensureRedirectUri(server.environment, redirectUri)
  const organizationId = given?.organizationId ?? (await createNorthwind(server))
  const { body } = await api.post<{ id: string; saml: { acs_url: string; sp_entity_id: string } }>('/connections', {
    organization_id: organizationId,
    type,
    name: 'Northwind SSO',
    saml: { ...samlOfIdp, ...changes },
  })
  const { acs_url: acsUrl, sp_entity_id: entityId } = body.saml

  async function begin(browser: FormBrowser, extra: Record<string, string> = {}): Promise<SamlRequest> {
    const address = new URL(
      workos.sso.getAuthorizationUrl({ connection: body.id, clientId, redirectUri, state: 'a state' }),
    )
    for (const [name, value] of Object.entries(extra)) address.searchParams.set(name, value)
    await browser.open(address.href)
    return readRequest(browser.location)
  }

  function respond(browser: FormBrowser, request: Partial<SamlRequest>, change: Answer = {}): Promise<void> {
    const fields: Record<string, string> = { SAMLResponse: answerTo(request.id, acsUrl, entityId, change) }
    if (request.relayState !== undefined) fields.RelayState = request.relayState
    return browser.arriveByForm(acsUrl, fields, idp)
  }

  return {
    ...server,
    organizationId,
    connectionId: body.id,
    acsUrl,
    entityId,
    begin,
    respond,
    async signIn(browser, change) {
      await respond(browser, await begin(browser), change)
      return browser.location
    },
    async lastAttempt() {
      const { body: list } = await api.get<{ data: Attempt[] }>('/sso/sessions?limit=1')
      const [newest] = list.data
      if (newest === undefined) throw new Error('There is no attempt.')
      return newest
    },
    browser: () => new FormBrowser(url),
  }
}

/** An organization with a verified domain. @returns its id */
export async function createNorthwind({ workos }: TestServer): Promise<string> {
  const { id } = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  return id
}

/** What a provider knows of a connection, and what an application knows of it. */
export interface KnownConnection {
  id: string
  saml: { acs_url: string; sp_entity_id: string }
}

/** As what `POST /connections` takes. */
export const samlOfIdp = {
  idp_entity_id: idp,
  idp_sso_url: `${idp}/sso`,
  idp_certificates: [providerKey.certificate],
}

/** Someone signs in from start to callback, at any server. */
export async function signInThrough(
  { id, saml }: KnownConnection,
  { url, clientId, redirectUri }: { url: string; clientId: string; redirectUri: string },
  said: Answer = {},
): Promise<URL> {
  const browser = new FormBrowser(url)
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    connection: id,
  })
  await browser.open(`/sso/authorize?${query}`)
  const request = readRequest(browser.location)
  const fields = {
    SAMLResponse: answerTo(request.id, saml.acs_url, saml.sp_entity_id, said),
    RelayState: request.relayState,
  }
  await browser.arriveByForm(saml.acs_url, fields, idp)
  return browser.location
}

export function readRequest(location: URL): SamlRequest {
  const xml = inflateRawSync(Buffer.from(location.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
  return {
    id: / ID="([^"]+)"/.exec(xml)?.[1] ?? '',
    relayState: location.searchParams.get('RelayState') ?? '',
    url: location,
    xml,
  }
}
