import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { startServer, type TestServer } from '#test/server.ts'

interface Configured {
  id: string
  state: string
  domains: { id: string; domain: string }[]
  saml?: { sp_entity_id: string; acs_url: string; metadata_url: string }
  oidc?: { redirect_uri: string; discovery_failure: { next_attempt_at: string | null } | null }
}

export interface ConnectionServer extends TestServer {
  organizationId: string
  create(body: object): Promise<{ status: number; body: Configured & Record<string, unknown> }>
  change(id: string, body: object): Promise<{ status: number; body: Configured & Record<string, unknown> }>
  /** The data of the events of connections, oldest first, with their names. */
  announced(): Promise<[string, Record<string, unknown>][]>
}

export const samlProvider = {
  idp_entity_id: 'https://idp.northwind.example',
  idp_sso_url: 'https://idp.northwind.example/sso',
  idp_certificates: [providerKey.certificate],
}
export const oidcProvider = { issuer: 'https://idp.invalid', client_id: 'client', client_secret: 'a secret of theirs' }

export function metadataOf(certificate: string, signInUrl = samlProvider.idp_sso_url): string {
  return `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${samlProvider.idp_entity_id}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${certificate.replace(/-----[^-]+-----|\s/g, '')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${signInUrl}"/></md:IDPSSODescriptor></md:EntityDescriptor>`
}

export async function startWithOrganization(given?: TestServer): Promise<ConnectionServer> {
  const server = given ?? (await startServer())
  const { workos, api } = server
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  return {
    ...server,
    organizationId,
    create: (body) => api.post('/connections', { organization_id: organizationId, name: 'Northwind', ...body }),
    change: (id, body) => api.request(`/connections/${id}`, { method: 'PATCH', body }),
    async announced() {
      const names = ['activated', 'deactivated', 'deleted', 'saml_certificate_renewed'].map(
        (name) => `events=connection.${name}`,
      )
      const { body } = await api.get<{ data: { event: string; data: Record<string, unknown> }[] }>(
        `/events?${names.join('&')}&order=asc&limit=100`,
      )
      return body.data.map(({ event, data }) => [event, data])
    },
  }
}

/** Documents of a provider, by path. @returns its origin */
export async function serveDocuments(documents: (path: string, origin: string) => string | undefined): Promise<string> {
  const server = createServer((request, response) => {
    const document = documents(request.url ?? '', `http://${request.headers.host}`)
    response.writeHead(document === undefined ? 404 : 200).end(document ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
