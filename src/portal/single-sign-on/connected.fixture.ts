import { samlProvider } from '#sso/connections/connection.fixture.ts'
import { startPortal } from '../kit/portal.fixture.ts'

/** An organization with a connection that is in use. */
export async function startConnected(body: object = { saml: samlProvider }, type = 'OktaSAML') {
  const server = await startPortal()
  const { api, organization } = server
  const connection = await api.post<{ id: string }>('/connections', {
    organization_id: organization,
    name: 'Okta',
    type,
    ...body,
  })
  const { id } = connection.body
  return { ...server, id, base: `/portal/sso/${id}` }
}
