import type { ApiRequest } from '../benches/bench.ts'
import type { Furnished } from './furnish.ts'

/** What a server said when it was ready. */
export interface Started {
  port: number
  [name: string]: unknown
}

/** The same asked of Gatehouse and of a peer. */
export interface PeerCase {
  label: string
  /** The share of the peer's rate that is aimed at. */
  aim: number
  ours(world: Furnished): ApiRequest
  theirs(started: Started, world: Furnished | undefined): ApiRequest
}

export interface Peer {
  /** Of its file in `servers/`, too. */
  name: string
  /** What is installed for it: names with exact versions. None for a server of this repository. */
  packages: readonly string[]
  /** Whether it keeps its data in PostgreSQL: in a database beside Gatehouse's. */
  isDurable: boolean
  /** Whether it connects to PostgreSQL by a host only, and not by a socket folder: with `DATABASE_URL`, then. */
  needsHost?: boolean
  /** Whether it speaks Gatehouse's API, so that the same objects are made in it by the same calls. */
  speaksApi?: boolean
  /** Whether it answers from Gatehouse's own database. */
  sharesDatabase?: boolean
  cases: readonly PeerCase[]
}

const withKey = ({ apiKey }: { apiKey?: unknown }) => ({ authorization: `Bearer ${apiKey}` })
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const basic = (id: string, secret: string) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})
let turn = 0
const next = <T>(all: readonly T[]): T => all[turn++ % all.length] as T

const get =
  (path: (world: Furnished) => string) =>
  (world: Furnished): ApiRequest => ({
    method: 'GET',
    path: path(world),
    headers: withKey(world),
  })
const post =
  (ask: (world: Furnished) => { path: string; body: object }) =>
  (world: Furnished): ApiRequest => {
    const { path, body } = ask(world)
    return { method: 'POST', path, headers: withKey(world), body: JSON.stringify(body) }
  }

const organization = get(({ organizations }) => `/organizations/${next(organizations)}`)
const user = get(({ users }) => `/user_management/users/${next(users)}`)
const validation = post(({ keys }) => ({ path: '/api_keys/validations', body: { value: next(keys) } }))
const check = post(({ memberships }) => {
  const { id, organization: resource_external_id } = next(memberships)
  const body = { permission_slug: 'orders:read', resource_type_slug: 'organization', resource_external_id }
  return { path: `/authorization/organization_memberships/${id}/check`, body }
})
const creation = post(() => ({ path: '/organizations', body: { name: 'Northwind' } }))
const users = get(() => '/user_management/users?limit=10')

/** For a peer with objects of its own that were made by the same calls. */
const asOurs =
  (ask: (world: Furnished) => ApiRequest) =>
  (_started: Started, world: Furnished | undefined): ApiRequest => {
    if (world === undefined) throw new Error('unreachable: it was furnished')
    return ask(world)
  }

let member = 0
const scimUser = (path: string, secret: unknown): ApiRequest => {
  const userName = `person-${member++}@northwind.example`
  return {
    method: 'POST',
    path: `${path}/Users`,
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json' },
    body: JSON.stringify({
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName,
      name: { givenName: 'Ada', familyName: 'Lovelace' },
      emails: [{ value: userName, primary: true, type: 'work' }],
      active: true,
    }),
  }
}

export const peers: readonly Peer[] = [
  {
    name: 'one-statement-server',
    packages: [],
    isDurable: true,
    sharesDatabase: true,
    cases: [
      { label: 'organization by id', aim: 0.7, ours: organization, theirs: asOurs(organization) },
      { label: 'user by id', aim: 0.7, ours: user, theirs: asOurs(user) },
      { label: 'validation of an API key', aim: 0.7, ours: validation, theirs: asOurs(validation) },
      { label: 'permission check', aim: 0.7, ours: check, theirs: asOurs(check) },
    ],
  },
  {
    name: 'workos-emulate',
    packages: ['workos@0.14.0'],
    isDurable: false,
    speaksApi: true,
    cases: [
      { label: 'organization by id', aim: 1, ours: organization, theirs: asOurs(organization) },
      { label: 'user by id', aim: 1, ours: user, theirs: asOurs(user) },
      { label: 'list of users', aim: 4, ours: users, theirs: asOurs(users) },
      {
        label: 'validation of an API key',
        aim: 1,
        ours: validation,
        theirs: asOurs(post(({ apiKey }) => ({ path: '/api_keys/validations', body: { key: apiKey } }))),
      },
      {
        label: 'permission check',
        aim: 1,
        ours: check,
        theirs: asOurs(
          post(({ memberships }) => ({
            path: `/authorization/organization_memberships/${next(memberships).id}/check`,
            body: { permission: 'orders:read' },
          })),
        ),
      },
      { label: 'organization made', aim: 0.4, ours: creation, theirs: asOurs(creation) },
    ],
  },
  {
    name: 'oidc-provider',
    packages: ['oidc-provider@9.13.3'],
    isDurable: false,
    cases: [
      {
        label: 'client credentials',
        aim: 1,
        ours: ({ machine }) => ({
          method: 'POST',
          path: '/oauth2/token',
          headers: { ...form, ...basic(machine.id, machine.secret) },
          body: 'grant_type=client_credentials&scope=orders:read',
        }),
        theirs: () => ({
          method: 'POST',
          path: '/token',
          headers: { ...form, ...basic('machine', 'a-secret-of-the-machine') },
          body: 'grant_type=client_credentials&scope=orders:read',
        }),
      },
      {
        label: 'introspection',
        aim: 0.8,
        ours: ({ machine }) => ({
          method: 'POST',
          path: '/oauth2/introspection',
          headers: { ...form, ...basic(machine.id, machine.secret) },
          body: `token=${machine.token}`,
        }),
        theirs: ({ token }) => ({
          method: 'POST',
          path: '/token/introspection',
          headers: { ...form, ...basic('machine', 'a-secret-of-the-machine') },
          body: `token=${token}`,
        }),
      },
    ],
  },
  {
    name: 'better-auth',
    packages: ['better-auth@1.7.25', 'pg@8.23.1'],
    isDurable: true,
    cases: [
      {
        label: 'session of a user',
        aim: 1,
        ours: ({ accessToken }) => ({
          method: 'GET',
          path: '/user_management/sessions/current',
          headers: { authorization: `Bearer ${accessToken}` },
        }),
        theirs: ({ cookie }) => ({
          method: 'GET',
          path: '/api/auth/get-session',
          headers: { cookie: String(cookie) },
        }),
      },
    ],
  },
  {
    name: 'unleash-server',
    packages: ['unleash-server@8.2.0'],
    isDurable: true,
    cases: [
      {
        label: 'snapshot of feature flags',
        aim: 1,
        ours: get(() => '/sdk/feature-flags'),
        theirs: () => ({ method: 'GET', path: '/api/client/features' }),
      },
    ],
  },
  {
    name: 'saml-jackson',
    packages: ['@boxyhq/saml-jackson@26.2.0'],
    isDurable: true,
    needsHost: true,
    cases: [
      {
        label: 'user of a directory made',
        aim: 1,
        ours: ({ directory }) => scimUser(directory.path, directory.secret),
        theirs: ({ path, secret }) => scimUser(String(path), secret),
      },
    ],
  },
]
