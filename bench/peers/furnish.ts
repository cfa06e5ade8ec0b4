import { machineClientId, machineSecret } from '../kit/machines.ts'
import type { World } from '../kit/world.ts'

/** What there is to ask for in a server that speaks the API. */
export interface Furnished {
  apiKey: string
  organizations: string[]
  users: string[]
  memberships: { id: string; organization: string }[]
  /** API keys of organizations. */
  keys: string[]
  accessToken: string
  machine: { id: string; secret: string; token: string }
  /** Where a provider of a directory sends its requests. */
  directory: { path: string; secret: string }
}

const count = 100
const password = 'a sturdy long passphrase'

/** Makes the same objects in any server that speaks the API. */
export async function furnishCommon(port: number, apiKey: string) {
  const create = creator(port, apiKey)
  await create('/authorization/permissions', { slug: 'orders:read', name: 'Read orders' })
  await create('/authorization/roles', { slug: 'clerk', name: 'Clerk' })
  // One of them takes the one member, and the other the other.
  await create('/authorization/roles/clerk/permissions', { slug: 'orders:read', permissions: ['orders:read'] })
  const organizations: string[] = []
  const users: string[] = []
  const memberships: Furnished['memberships'] = []
  for (let i = 0; i < count; i++) {
    const { id: organization } = await create('/organizations', { name: `Northwind ${i}` })
    const { id: user } = await create('/user_management/users', { email: `ada-${i}@bench.example` })
    const member = { user_id: user, organization_id: organization, role_slug: 'clerk' }
    const { id } = await create('/user_management/organization_memberships', member)
    organizations.push(organization ?? '')
    users.push(user ?? '')
    memberships.push({ id: id ?? '', organization: organization ?? '' })
  }
  return { apiKey, organizations, users, memberships }
}

/** The same in Gatehouse, with what the other peers are asked for. */
export async function furnishGatehouse(port: number, world: World): Promise<Furnished> {
  const { apiKey, clientId } = world
  const create = creator(port, apiKey)
  const common = await furnishCommon(port, apiKey)
  const [organization] = common.organizations
  const keys: string[] = []
  for (let i = 0; i < 10; i++) {
    const { value } = await create(`/organizations/${organization}/api_keys`, { name: `Key ${i}` })
    keys.push(value ?? '')
  }
  const email = 'ada@bench.example'
  await create('/user_management/users', { email, password, email_verified: true })
  const credentials = { grant_type: 'password', client_id: clientId, client_secret: apiKey, email, password }
  const { access_token: accessToken = '' } = await create('/user_management/authenticate', credentials)
  await create('/feature-flags', { slug: 'beta', name: 'Beta' })
  const directory = await create('/directories', {
    organization_id: organization,
    type: 'generic scim v2.0',
    name: 'Northwind',
  })
  const token = await create(`/directories/${directory.id}/tokens`)
  return {
    ...common,
    keys,
    accessToken,
    machine: { id: machineClientId(clientId, 1), secret: machineSecret(1), token: world.machineToken },
    directory: { path: `/scim/v2.0/${directory.external_key}`, secret: token.bearer_token ?? '' },
  }
}

function creator(port: number, apiKey: string) {
  return async (path: string, body: object = {}): Promise<Record<string, string>> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${text}`)
    return JSON.parse(text) as Record<string, string>
  }
}
