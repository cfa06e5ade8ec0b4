import type { LoadResult } from '../kit/load-types.ts'
import type { Furnished } from './furnish.ts'
import { requests } from './load.ts'
import type { Load, Peer, Started } from './peer.ts'
import * as ask from './requests.ts'
import { type Application, oidcSignIns, samlSignIns } from './sign-ins.ts'

/** Of Gatehouse, whose objects are these. */
const ours =
  (next: ask.Ask) =>
  (world: Furnished): Load =>
    requests(() => next(world))

/** Of a peer with objects of its own that were made by the same calls. */
const asOurs =
  (next: ask.Ask) =>
  (_started: Started, world: Furnished | undefined): Load => {
    if (world === undefined) throw new Error('unreachable: it was furnished')
    return ours(next)(world)
  }

/** What both are asked for by the same request. */
const same = (next: ask.Ask) => ({ ours: ours(next), theirs: asOurs(next) })

const machineGrant = 'grant_type=client_credentials&scope=orders:read'
/** What its server in `servers/` says that it can be signed in to with. */
const applicationOf = (started: Started, name: 'saml' | 'oidc') => started[name] as Application

/** All peers. A new one is an entry here, and a server in `servers/` if it is installed. */
export const peers: readonly Peer[] = [
  {
    name: 'one-statement-server',
    shownAs: 'one statement on bare `node:http`',
    packages: [],
    program: 'bench/peers/one-statement-server',
    isDurable: true,
    sharesDatabase: true,
    cases: [
      { label: 'get an organization', aim: 0.7, ...same(ask.organization) },
      { label: 'get a user', aim: 0.7, ...same(ask.user) },
      { label: 'validate an API key', aim: 0.7, ...same(ask.validation) },
      { label: 'check a permission', aim: 0.7, ...same(ask.check) },
      { label: 'evaluate a permission (AuthZEN)', aim: 0.7, ...same(ask.evaluation) },
      { label: 'store an audit event', aim: 0.7, ...same(ask.auditEvent) },
    ],
  },
  {
    name: 'argon2',
    shownAs: 'argon2id alone',
    packages: [],
    program: 'bench/argon2-rate',
    isDurable: false,
    cases: [
      {
        label: 'sign in by password',
        aim: 0.8,
        ours: ours(ask.passwordSignIn),
        theirs:
          () =>
          ({ child }, size) =>
            child.ask<LoadResult>('run', size),
      },
    ],
  },
  {
    name: 'workos-emulate',
    shownAs: 'the vendor’s emulator, in memory',
    packages: ['workos@0.14.0'],
    isDurable: false,
    speaksApi: true,
    cases: [
      { label: 'get an organization', aim: 1, ...same(ask.organization) },
      { label: 'get a user', aim: 1, ...same(ask.user) },
      { label: 'list users', aim: 4, ...same(ask.users) },
      {
        label: 'validate an API key',
        aim: 1,
        ours: ours(ask.validation),
        theirs: asOurs(ask.post(({ apiKeys: [key] }) => ({ path: '/api_keys/validations', body: { key } }))),
      },
      {
        label: 'check a permission',
        aim: 1,
        ours: ours(ask.check),
        theirs: asOurs(
          ask.post(({ memberships }) => ({
            path: `/authorization/organization_memberships/${ask.next(memberships).id}/check`,
            body: { permission: 'orders:read' },
          })),
        ),
      },
      { label: 'create an organization', aim: 0.4, ...same(ask.creation) },
    ],
  },
  {
    name: 'oidc-provider',
    shownAs: '`oidc-provider`, in memory',
    packages: ['oidc-provider@9.13.3'],
    isDurable: false,
    cases: [
      {
        label: 'client credentials',
        aim: 1,
        ours: ours(({ machine }) => ask.byClient('/oauth2/token', machine.id, machine.secret, machineGrant)),
        theirs: () => requests(() => ask.byClient('/token', 'machine', 'a-secret-of-the-machine', machineGrant)),
      },
      {
        label: 'introspect a token',
        aim: 0.8,
        ours: ours(({ machine: { id, secret, token } }) =>
          ask.byClient('/oauth2/introspection', id, secret, `token=${token}`),
        ),
        theirs: ({ token }) =>
          requests(() => ask.byClient('/token/introspection', 'machine', 'a-secret-of-the-machine', `token=${token}`)),
      },
    ],
  },
  {
    name: 'better-auth',
    shownAs: '`better-auth`',
    packages: ['better-auth@1.7.25', 'pg@8.23.1', '@node-rs/argon2@2.2.1'],
    isDurable: true,
    cases: [
      {
        label: 'check a session',
        aim: 1,
        ours: ours(({ accessToken }) => ({
          method: 'GET',
          path: '/user_management/sessions/current',
          headers: { authorization: `Bearer ${accessToken}` },
        })),
        theirs: ({ cookie }) =>
          requests(() => ({ method: 'GET', path: '/api/auth/get-session', headers: { cookie: String(cookie) } })),
      },
      {
        label: 'sign in by password',
        aim: 1,
        ours: ours(ask.passwordSignIn),
        theirs: ({ origin, credentials }) =>
          requests(() => ({
            method: 'POST',
            path: '/api/auth/sign-in/email',
            headers: { origin: String(origin) },
            body: JSON.stringify(credentials),
          })),
      },
    ],
  },
  {
    name: 'unleash-server',
    shownAs: 'Unleash',
    packages: ['unleash-server@8.2.0'],
    isDurable: true,
    cases: [
      {
        label: 'a snapshot of feature flags',
        aim: 1,
        ours: ours(ask.flags),
        theirs: () => requests(() => ({ method: 'GET', path: '/api/client/features' })),
      },
    ],
  },
  {
    name: 'saml-jackson',
    shownAs: 'the engine of Ory Polis',
    packages: ['@boxyhq/saml-jackson@26.2.0'],
    isDurable: true,
    cases: [
      {
        label: 'sign in through SAML',
        aim: 2,
        ours: ({ saml }) => samlSignIns(saml),
        theirs: (started) => samlSignIns(applicationOf(started, 'saml')),
      },
      {
        label: 'sign in through OpenID Connect',
        aim: 1,
        ours: ({ oidc }, provider) => oidcSignIns(oidc, provider),
        theirs: (started, _world, provider) => oidcSignIns(applicationOf(started, 'oidc'), provider),
      },
      {
        label: 'create a user by SCIM',
        aim: 1,
        ours: ours(({ directory }) => ask.scimUser(directory.path, directory.secret)),
        theirs: ({ path, secret }) => requests(() => ask.scimUser(String(path), secret)),
      },
    ],
  },
]
