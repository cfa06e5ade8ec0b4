import { machineClientId, machineSecret } from '../kit/machines.ts'
import type { World } from '../kit/world.ts'
import { createOidcConnection } from '../sso/oidc/connection.ts'
import type { BenchProvider } from '../sso/oidc/provider.ts'
import { createSamlConnection, redirectUri } from '../sso/responses.ts'
import type { Application } from './sign-ins.ts'

/** What there is to ask for in a server that speaks the API. */
export interface Furnished {
  apiKey: string
  /** Those that requests are sent with in turns. */
  apiKeys: readonly string[]
  clientId: string
  organizations: string[]
  users: string[]
  memberships: { id: string; organization: string }[]
  /** API keys of organizations. */
  keys: string[]
  accessToken: string
  /** Of users with the password. */
  emails: string[]
  password: string
  machine: { id: string; secret: string; token: string }
  /** Where a provider of a directory sends its requests. */
  directory: { path: string; secret: string }
  /** Applications whose users sign in through a provider of these protocols. */
  saml: Application
  oidc: Application
}

const count = 100
const smokeCount = 10
/** So many more users make a list that has to be looked up, rather than one that is all there is. */
const moreUsers = 2_000
/** As many as there are clients, so that sign-ins of one user do not wait for each other. */
const peopleWithPassword = 16
const password = 'a sturdy long passphrase'

/** Makes the same objects in any server that speaks the API. */
export async function furnishCommon(port: number, apiKeys: readonly string[], { smoke }: { smoke: boolean }) {
  const create = creator(port, apiKeys)
  await create('/authorization/permissions', { slug: 'orders:read', name: 'Read orders' })
  await create('/authorization/roles', { slug: 'clerk', name: 'Clerk' })
  // One of them takes the one member, and the other the other.
  await create('/authorization/roles/clerk/permissions', { slug: 'orders:read', permissions: ['orders:read'] })
  const organizations: string[] = []
  const users: string[] = []
  const memberships: Furnished['memberships'] = []
  for (let i = 0; i < (smoke ? smokeCount : count); i++) {
    const { id: organization } = await create('/organizations', { name: `Northwind ${i}` })
    const { id: user } = await create('/user_management/users', { email: `ada-${i}@bench.example` })
    const member = { user_id: user, organization_id: organization, role_slug: 'clerk' }
    const { id } = await create('/user_management/organization_memberships', member)
    organizations.push(organization ?? '')
    users.push(user ?? '')
    memberships.push({ id: id ?? '', organization: organization ?? '' })
  }
  const addresses = Array.from({ length: smoke ? 0 : moreUsers }, (_, i) => `more-${i}@bench.example`).values()
  const add = async () => {
    for (const email of addresses) await create('/user_management/users', { email })
  }
  await Promise.all(Array.from({ length: 8 }, add))
  return { apiKeys, organizations, users, memberships }
}

/** The same in Gatehouse, with what the other peers are asked for. */
export async function furnishGatehouse(
  port: number,
  world: World,
  provider: BenchProvider,
  size: { smoke: boolean },
): Promise<Furnished> {
  const { apiKey, clientId } = world
  const create = creator(port, [apiKey])
  const common = await furnishCommon(port, [apiKey], size)
  const [organization] = common.organizations
  const keys: string[] = []
  for (let i = 0; i < 10; i++) {
    const { value } = await create(`/organizations/${organization}/api_keys`, { name: `Key ${i}` })
    keys.push(value ?? '')
  }
  const emails = Array.from({ length: peopleWithPassword }, (_, i) => `person-${i}@bench.example`)
  for (const email of emails) await create('/user_management/users', { email, password, email_verified: true })
  const [email] = emails
  const credentials = { grant_type: 'password', client_id: clientId, client_secret: apiKey, email, password }
  const { access_token: accessToken = '' } = await create('/user_management/authenticate', credentials)
  await create('/feature-flags', { slug: 'beta', name: 'Beta' })
  const directory = await create('/directories', {
    organization_id: organization,
    type: 'generic scim v2.0',
    name: 'Northwind',
  })
  const token = await create(`/directories/${directory.id}/tokens`)
  await create('/audit_logs/actions/invoice.paid/schemas', { targets: [{ type: 'invoice' }] })
  const url = `http://127.0.0.1:${port}`
  const saml = await createSamlConnection(url, world)
  const oidc = await createOidcConnection(url, world, provider)
  return {
    ...common,
    apiKey,
    clientId,
    emails,
    password,
    keys,
    accessToken,
    machine: { id: machineClientId(clientId, 1), secret: machineSecret(1), token: world.machineToken },
    directory: { path: `/scim/v2.0/${directory.external_key}`, secret: token.bearer_token ?? '' },
    saml: applicationOf(world, saml.id, { answerUrl: saml.acsUrl, entityId: saml.entityId }),
    oidc: applicationOf(world, oidc.id, { answerUrl: `${url}${oidc.callbackPath}`, entityId: '' }),
  }
}

function applicationOf(
  { clientId, apiKey }: World,
  connection: string,
  answered: Pick<Application, 'answerUrl' | 'entityId'>,
): Application {
  const query = { client_id: clientId, redirect_uri: redirectUri, response_type: 'code', connection, state: 'a state' }
  return {
    ...answered,
    startPath: `/sso/authorize?${new URLSearchParams(query)}`,
    redirectUri,
    tokenPath: '/sso/token',
    clientId,
    clientSecret: apiKey,
  }
}

function creator(port: number, apiKeys: readonly string[]) {
  let made = 0
  return async (path: string, body: object = {}): Promise<Record<string, string>> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKeys[made++ % apiKeys.length]}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`POST ${path} was answered ${answer.status}: ${text}`)
    return JSON.parse(text) as Record<string, string>
  }
}
