import { defined } from '#platform/defined.ts'
import type { TestServer } from '#test/server.ts'

export interface Machine {
  id: string
  clientId: string
  secret: string
  organizationId: string
}

/** A machine of an organization with a secret. */
export async function makeMachine(
  { workos }: TestServer,
  scopes: string[] = ['orders:read', 'orders:write'],
): Promise<Machine> {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const { id, clientId } = await workos.connect.createM2MApplication('Importer', organizationId, undefined, scopes)
  const { secret } = await workos.connect.createApplicationClientSecret({ id })
  return { id, clientId, secret, organizationId }
}

/** An application of the first party with a secret: an API that introspects. */
export async function makeApi({ workos }: TestServer): Promise<{ clientId: string; secret: string }> {
  const { id, clientId } = await workos.connect.createOAuthApplication('API', true)
  const { secret } = await workos.connect.createApplicationClientSecret({ id })
  return { clientId, secret }
}

export interface OAuthAnswer {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

/** Posts a form. Without credentials it sends none. */
export async function postForm(
  url: string,
  fields: Record<string, string> | string,
  { by, authorization }: { by?: { clientId: string; secret: string }; authorization?: string } = {},
): Promise<OAuthAnswer> {
  const basic = by && `Basic ${Buffer.from(`${by.clientId}:${by.secret}`).toString('base64')}`
  const credentials = authorization ?? basic
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...defined({ authorization: credentials }),
    },
    body: typeof fields === 'string' ? fields : new URLSearchParams(fields).toString(),
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: text === '' ? {} : JSON.parse(text) }
}

/** What a machine gets by `client_credentials`. */
export async function getToken(url: string, by: { clientId: string; secret: string }): Promise<string> {
  const { status, body } = await postForm(`${url}/oauth2/token`, { grant_type: 'client_credentials' }, { by })
  if (status !== 200) throw new Error(`No token: ${JSON.stringify(body)}`)
  return String(body.access_token)
}

export async function isActive(url: string, by: { clientId: string; secret: string }, token: string): Promise<unknown> {
  return (await postForm(`${url}/oauth2/introspection`, { token }, { by })).body.active
}
