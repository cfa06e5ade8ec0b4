import { decodeJwt } from 'jose'
import type { RawResponse } from '#test/client.ts'
import { send } from '#test/samples.ts'
import type { TestServer } from '#test/server.ts'

const password = 'a sturdy long passphrase'
let made = 0

/** A user who lets an agent act for them in an organization. */
export interface Delegator {
  email: string
  userId: string
  organizationId: string
  membershipId: string
  /** A new sign-in into the organization. */
  signIn(): Promise<{ accessToken: string; sessionId: string }>
}

/** A member of an organization with the role `editor`, which permits `posts:read` and `posts:write`. */
export async function makeDelegator({ workos, clientId }: TestServer, roleSlug = 'editor'): Promise<Delegator> {
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const email = `ada${made++}@northwind.example`
  const { id: userId } = await workos.userManagement.createUser({ email, password, emailVerified: true })
  const { id: membershipId } = await workos.userManagement.createOrganizationMembership({
    userId,
    organizationId,
    roleSlug,
  })
  return {
    email,
    userId,
    organizationId,
    membershipId,
    async signIn() {
      const { accessToken } = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
      return { accessToken, sessionId: String(decodeJwt(accessToken).sid) }
    },
  }
}

/** The permissions and the role that {@link makeDelegator} gives, and a permission that no role has. */
export async function makeRoles({ workos, api }: TestServer): Promise<void> {
  for (const slug of ['posts:read', 'posts:write', 'posts:delete'])
    await api.post('/authorization/permissions', { slug, name: slug })
  await api.post('/authorization/roles', { slug: 'editor', name: 'Editor' })
  await workos.authorization.setEnvironmentRolePermissions('editor', { permissions: ['posts:read', 'posts:write'] })
}

/** A blueprint that permits everything of `makeRoles`, unless it says otherwise. @returns its id */
export async function makeBlueprint({ api }: TestServer, members: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await api.post<{ id: string }>('/agents/blueprints', {
    name: `Assistant ${made++}`,
    permissions: ['posts:delete', 'posts:read', 'posts:write'],
    ...members,
  })
  if (status !== 201) throw new Error(`A blueprint was refused: ${JSON.stringify(body)}`)
  return body.id
}

export interface Tokens {
  access_token: string
  refresh_token: string
  expires_in: number
  agent_instance_id: string
  agent_instance_session_id: string
  new_instance: boolean
  permissions: string[]
}

type Api = Pick<TestServer, 'api'>

/** Asks for tokens, whatever the answer is. */
export function askForTokens({ api }: Api, blueprintId: string, body: object): Promise<RawResponse<Tokens>> {
  return api.post<Tokens>(`/agents/blueprints/${blueprintId}/tokens`, body)
}

/** Gets tokens. Fails when they are refused. */
export async function mint(server: Api, blueprintId: string, request: object): Promise<Tokens> {
  const { status, body } = await askForTokens(server, blueprintId, request)
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`)
  return body
}

/** Gets tokens for a user who has just signed in. */
export async function delegate(
  server: TestServer,
  blueprintId: string,
  delegator: Delegator,
  more: object = {},
): Promise<Tokens & { userSessionId: string }> {
  const { accessToken, sessionId } = await delegator.signIn()
  const request = { type: 'user_delegated', user_access_token: accessToken, ...more }
  return { ...(await mint(server, blueprintId, request)), userSessionId: sessionId }
}

export const refreshed = (refresh_token: string, more: object = {}) => ({ type: 'refresh', refresh_token, ...more })

export function validate({ api }: Api, blueprintId: string, agent_access_token: string) {
  return api.post<Record<string, unknown>>(`/agents/blueprints/${blueprintId}/tokens/validate`, { agent_access_token })
}

/** The code of a refusal, with its status. */
export function refusalOf({ status, body }: RawResponse<unknown>): unknown[] {
  return [status, (body as { code?: string }).code]
}

/** The data of all events of a kind, oldest first. The official description does not know these events. */
export async function announced({ url, apiKey }: TestServer, name: string): Promise<Record<string, unknown>[]> {
  const { json } = await send(url, `/events?events=${name}&order=asc&limit=100`, { key: apiKey })
  const { data } = json as { data: { data: Record<string, unknown> }[] }
  return data.map((event) => event.data)
}
