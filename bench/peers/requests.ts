import { randomUUID } from 'node:crypto'
import type { ApiRequest } from '../benches/bench.ts'
import type { Furnished } from './furnish.ts'

let turn = 0
/** Each of them in turns, whatever asks. */
export const next = <T>(all: readonly T[]): T => all[turn++ % all.length] as T

export type Ask = (world: Furnished) => ApiRequest

let sent = 0
const withKey = ({ apiKeys }: Furnished) => ({ authorization: `Bearer ${apiKeys[sent++ % apiKeys.length]}` })
const form = { 'content-type': 'application/x-www-form-urlencoded' }

export const get =
  (path: (world: Furnished) => string): Ask =>
  (world) => ({ method: 'GET', path: path(world), headers: withKey(world) })

export const post =
  (ask: (world: Furnished) => { path: string; body: object }): Ask =>
  (world) => {
    const { path, body } = ask(world)
    return { method: 'POST', path, headers: withKey(world), body: JSON.stringify(body) }
  }

export const organization = get(({ organizations }) => `/organizations/${next(organizations)}`)
export const user = get(({ users }) => `/user_management/users/${next(users)}`)
export const users = get(() => '/user_management/users?limit=10')
export const creation = post(() => ({ path: '/organizations', body: { name: 'Northwind' } }))
export const flags = get(() => '/sdk/feature-flags')
export const validation = post(({ keys }) => ({ path: '/api_keys/validations', body: { value: next(keys) } }))
export const check = post(({ memberships }) => {
  const { id, organization: resource_external_id } = next(memberships)
  const body = { permission_slug: 'orders:read', resource_type_slug: 'organization', resource_external_id }
  return { path: `/authorization/organization_memberships/${id}/check`, body }
})

/** The same question in the words of AuthZEN. */
export const evaluation = post(({ memberships }) => {
  const { id, organization } = next(memberships)
  const body = {
    subject: { type: 'organization_membership', id },
    action: { name: 'orders:read' },
    resource: { type: 'organization', id: organization },
  }
  return { path: '/access/v1/evaluation', body }
})

/** As the official SDK sends one: with a key that makes it safe to repeat. */
export const auditEvent: Ask = (world) => {
  const number = turn++ % 5_000
  const event = {
    action: 'invoice.paid',
    occurred_at: new Date().toISOString(),
    actor: { id: `user_${number}`, type: 'user', name: `Number ${number}`, metadata: { role: 'admin' } },
    targets: [{ id: `invoice_${number}`, type: 'invoice', metadata: { cost: 99.5 } }],
    context: { location: '203.0.113.7', user_agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/104.0.0.0' },
    metadata: { method: 'card', currency: 'EUR' },
  }
  return {
    method: 'POST',
    path: '/audit_logs/events',
    headers: { ...withKey(world), 'idempotency-key': `workos-node-${randomUUID()}` },
    body: JSON.stringify({ organization_id: next(world.organizations), event }),
  }
}

/** As the official SDK sends it. */
export const passwordSignIn: Ask = (world) => ({
  method: 'POST',
  path: '/user_management/authenticate',
  headers: { ...withKey(world), 'idempotency-key': randomUUID() },
  body: JSON.stringify({
    grant_type: 'password',
    client_id: world.clientId,
    client_secret: world.apiKey,
    email: next(world.emails),
    password: world.password,
  }),
})

/** With a form, from a client that proves itself by Basic. */
export function byClient(path: string, id: string, secret: string, body: string): ApiRequest {
  const authorization = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`
  return { method: 'POST', path, headers: { ...form, authorization }, body }
}

let member = 0
/** What a provider of a directory sends for a new person. */
export function scimUser(path: string, secret: unknown): ApiRequest {
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
