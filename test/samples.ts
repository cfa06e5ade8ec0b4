import { Agent, request as httpRequest } from 'node:http'
import { expect, vi } from 'vitest'
import { leaveFailedJob } from '../src/operator/failed-jobs/failed-job.fixture.ts'
import { leavePasskey } from '../src/people/passkeys/passkey.fixture.ts'
import type { Context } from '../src/platform/context.ts'
import { sql, writtenOut } from '../src/platform/db/sql.ts'
import type { Operation } from '../src/platform/http/operation.ts'
import type { TestServer } from './server.ts'

/** Random choices that are the same in every run: a property test that failed once fails again. */
export interface Random {
  /** An integer from 0 to `below - 1`. */
  integer(below: number): number
  pick<T>(items: readonly T[]): T
  shuffle<T>(items: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  let state = seed
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const integer = (below: number) => Math.floor(next() * below)
  return {
    integer,
    pick: <T>(items: readonly T[]) => items[integer(items.length)] as T,
    shuffle: <T>(items: readonly T[]) => {
      const rest = [...items]
      return items.map(() => rest.splice(integer(rest.length), 1)[0] as T)
    },
  }
}

/** The parts of JSON Schema that our operations use. */
export interface Schema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  format?: string
  minLength?: number
  minimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: readonly string[]
  additionalProperties?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
}

/** The object shapes that a body may have: several where a member tells them apart. */
export function shapesOf(schema: Schema): readonly Schema[] {
  return schema.oneOf ?? [schema]
}

/**
 * A value that the schema accepts, with every member that it declares or with the required ones alone. Ids in it name
 * nothing.
 */
export function sampleOf(schema: Schema, members: 'all' | 'required' = 'all'): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const [alternative] = schema.anyOf ?? schema.oneOf ?? []
  if (alternative !== undefined) return sampleOf(alternative, members)
  if (schema.type === 'integer') return schema.minimum ?? 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'array') return schema.items === undefined ? [] : [sampleOf(schema.items, members)]
  if (schema.type === 'object') {
    const named = Object.entries(schema.properties ?? {})
    const wanted = named.filter(([name]) => members === 'all' || schema.required?.includes(name))
    return Object.fromEntries(wanted.map(([name, member]) => [name, sampleOf(member, members)]))
  }
  if (schema.format === 'email') return 'ada@northwind.example'
  if (schema.format === 'ip') return '203.0.113.7'
  if (schema.format === 'date-time') return '2026-01-01T00:00:00Z'
  return 'x'.repeat(Math.max(1, schema.minLength ?? 1))
}

/** One value of every JSON type. */
const jsonValues: Record<string, unknown> = {
  null: null,
  boolean: true,
  integer: 7,
  number: 7.5,
  string: 'text',
  array: ['text'],
  object: { text: 'text' },
}

/** The values of the JSON types that a schema does not take. */
function wrongValues(schema: Schema): unknown[] {
  const alternatives = schema.anyOf ?? [schema]
  const accepted = new Set(
    alternatives.flatMap(({ type, enum: values }) => type ?? values?.map((value) => typeof value) ?? []),
  )
  if (accepted.has('number')) accepted.add('integer')
  return Object.entries(jsonValues).flatMap(([type, value]) => (accepted.has(type) ? [] : [value]))
}

export interface InvalidSample {
  what: string
  /** The innermost name of what is wrong. */
  member: string
  value: unknown
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('.') + 1)

/** The sample of an object shape with one thing wrong in it, in every way that its declaration forbids. */
export function invalidSamplesOf(shape: Schema): InvalidSample[] {
  const sample = sampleOf(shape)
  const wrong = wrongValues(shape).map((value) => ({
    what: `${JSON.stringify(value)} instead of an object`,
    member: 'body',
    value,
  }))
  const inside: InvalidSample[] = []
  visit(shape, sample, (value) => value, '')
  return [...wrong, ...inside]

  /** `put` gives the whole sample with a value in the place of this one. */
  function visit(schema: Schema, value: unknown, put: (value: unknown) => unknown, path: string): void {
    const [{ properties, required = [], items, additionalProperties } = schema] = schema.anyOf ?? [schema]
    for (const [name, member] of Object.entries(properties ?? {})) {
      const object = value as Record<string, unknown>
      const { [name]: current, ...others } = object
      const here = path === '' ? name : `${path}.${name}`
      const putMember = (next: unknown) => put({ ...object, [name]: next })
      for (const wrongValue of wrongValues(member))
        inside.push({ what: `${here}: ${JSON.stringify(wrongValue)}`, member: name, value: putMember(wrongValue) })
      if (required.includes(name)) inside.push({ what: `no ${here}`, member: name, value: put(others) })
      if (member.const !== undefined || member.enum !== undefined)
        inside.push({ what: `${here}: another text`, member: name, value: putMember('neither of them') })
      visit(member, current, putMember, here)
    }
    if (items !== undefined) {
      for (const wrongValue of wrongValues(items))
        inside.push({
          what: `${path}[]: ${JSON.stringify(wrongValue)}`,
          member: `${lastOf(path)}.0`,
          value: put([wrongValue]),
        })
      visit(items, (value as unknown[])[0], (next) => put([next]), `${path}[]`)
    }
    if (additionalProperties !== undefined)
      for (const wrongValue of wrongValues(additionalProperties))
        inside.push({
          what: `${path}.key: ${JSON.stringify(wrongValue)}`,
          member: 'key',
          value: put({ key: wrongValue }),
        })
  }
}

/** A path with something in the place of each of its parameters. */
export function fillPath(path: string, value: (name: string) => string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => value(name))
}

/**
 * How many rows each table holds for an environment. Asked of the database, so that a new table is counted too; but for the
 * note of which events await their number, which goes at any moment.
 */
export async function countRows({ system, environmentId }: Context): Promise<Record<string, number>> {
  const tables = await system.database.many<{ name: string }>(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'environment_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'unnumbered_events' order by 1`)
  const counts = await system.database.many<{ name: string; n: number }>(
    tables
      .map(({ name }) =>
        writtenOut(
          [`select '${name}' as name, count(*)::int as n from ${name} where environment_id = `, ''],
          [environmentId],
        ),
      )
      .reduce((left, right) => sql`${left} union all ${right}`),
  )
  return Object.fromEntries(counts.filter(({ n }) => n > 0).map(({ name, n }) => [name, n]))
}

export interface Sent {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The body as JSON; `undefined` when it is none. */
  json: Record<string, unknown> | undefined
}

export interface ToSend {
  method?: string
  headers?: Record<string, string | string[]>
  /** Sent as JSON, unless it is a string or bytes, which are sent as they are. */
  body?: unknown
  key?: string | undefined
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** Sends a request whose path goes over the wire as it is written: no client puts dots and slashes in order first. */
export function send(
  url: string,
  path: string,
  { method = 'GET', headers = {}, body, key }: ToSend = {},
): Promise<Sent> {
  const isRaw = typeof body === 'string' || Buffer.isBuffer(body)
  const bytes = body === undefined ? undefined : isRaw ? Buffer.from(body) : Buffer.from(JSON.stringify(body))
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        agent,
        hostname,
        port,
        path,
        method,
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': bytes.length }),
          ...headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json: parseObject(text) })
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(bytes)
  })
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

/** Every refusal is JSON in the family of the operation's surface, or a page where people look; none is a fault of ours. */
export function expectRefusal({ status, headers, json }: Sent, surface: Operation['surface'], what: string): void {
  expect(status, what).toBeGreaterThanOrEqual(400)
  expect(status, what).toBeLessThan(500)
  const type = String(headers['content-type'])
  expect(type, what).toMatch(surface === 'browser' ? /^text\/html/ : /^application\/json/)
  if (surface === 'browser') return
  expectErrorBody(status, json, what)
}

/**
 * Every JSON error is one of two families, and never both: the official SDK for Node takes a body with `error` for one of
 * OAuth. Some errors keep the family in which they are documented, whatever the surface. An unknown object is one body.
 */
export function expectErrorBody(status: number, json: Record<string, unknown> | undefined, what: string): void {
  if (json?.message === undefined) {
    expect(json, what).toMatchObject({ error: expect.any(String), error_description: expect.any(String) })
    expect(json, what).not.toHaveProperty('code')
    return
  }
  expect(json, what).toMatchObject({ code: expect.any(String), message: expect.any(String) })
  expect(json, what).not.toHaveProperty('error')
  if (status === 404 && json?.code !== 'route_not_found')
    expect(json, what).toEqual({ message: expect.any(String), code: 'entity_not_found', entity_id: expect.any(String) })
}

/** Words of a validator, which are for its users and not for those of the API. */
const dialect =
  /must (NOT|match|be (string|object|array|integer|number|boolean|null|equal|>=|<=))|should be|pattern|schema|undefined|NaN|\[object/

/** What a refusal says is for people: whole sentences, in no validator's dialect, which name the member that is wrong. */
export function expectSentences({ json }: Sent, member: string | undefined, what: string): void {
  const text = String(json?.message ?? json?.error_description)
  expect(text, what).toMatch(/^[`"A-Z].*\.$/s)
  expect(text, what).not.toMatch(dialect)
  if (member !== undefined) expect(text, what).toContain(member)
}

/** An environment with one object of every kind, and what names each. */
export interface Furnished {
  /** Values of members, by the name that bodies and queries give them. */
  members: Readonly<Record<string, string>>
  /** The path of an operation with the ids of these objects in it. */
  pathOf(operation: Operation): string
  /** The parameters without which a list is refused, each as `name=value`. */
  searchOf(operation: Operation): string[]
}

export async function furnish(
  { url, api, apiKey, clientId, environment, outbox }: TestServer,
  name: string,
): Promise<Furnished> {
  const create = async (path: string, body: object = {}) => {
    const answer = await api.post(path, body)
    expect([path, answer.status]).toEqual([path, expect.toBeOneOf([200, 201, 202])])
    return answer.body as Record<string, string>
  }
  const authenticate = (body: object) =>
    api.post('/user_management/authenticate', { client_id: clientId, client_secret: apiKey, ...body })
  const email = `ada@${name}.example`
  const password = `a sturdy long passphrase of ${name}`
  const organization = await create('/organizations', { name, external_id: `org-${name}` })
  const domain = await create('/organization_domains', {
    organization_id: organization.id,
    domain: `${name}.example`,
  })
  const user = await create('/user_management/users', {
    email,
    password,
    email_verified: true,
    external_id: `user-${name}`,
  })
  const unverified = await create('/user_management/users', { email: `new@${name}.example`, password })
  const membership = await create('/user_management/organization_memberships', {
    user_id: user.id,
    organization_id: organization.id,
  })
  const role = await create('/authorization/roles', { slug: `guest-${name}`, name })
  const rolesOfOrganization = `/authorization/organizations/${organization.id}/roles`
  const organizationRole = await create(rolesOfOrganization, { name })
  const permission = await create('/authorization/permissions', {
    slug: `invite:${name}`,
    name,
    resource_type_slug: `visit-${name}`,
  })
  await create(`${rolesOfOrganization}/${organizationRole.slug}/permissions`, { slug: permission.slug })
  const resource = await create('/authorization/resources', {
    organization_id: organization.id,
    resource_type_slug: `room-${name}`,
    external_id: `room-${name}`,
    name,
  })
  const resourceRole = await create('/authorization/roles', {
    slug: `host-${name}`,
    name,
    resource_type_slug: resource.resource_type_slug,
  })
  const assignments = `/authorization/organization_memberships/${membership.id}/role_assignments`
  const assignment = await create(assignments, { role_slug: resourceRole.slug, resource_id: resource.id })
  const redirectUri = await create('/user_management/redirect_uris', { uri: `https://${name}.example/callback` })
  const gone = await create('/user_management/users', { email: `gone@${name}.example` })
  const erasure = await create(`/user_management/users/${gone.id}/erase`)
  // Not `expect.poll`, which works inside tests alone: this is called before them.
  await vi.waitFor(
    async () => {
      const { body } = await api.get(`/user_management/erasures/${erasure.id}`)
      expect(body).toMatchObject({ status: 'completed' })
    },
    { timeout: 20_000, interval: 50 },
  )
  const corsOrigin = await create('/user_management/cors_origins', { origin: `https://${name}.example` })
  await api.request('/user_management/jwt_template', {
    method: 'PUT',
    body: { content: `{"urn:${name}:email": "{{ user.email }}"}` },
  })
  const socialProvider = await create('/environments/current/social_providers', {
    // One that the other environment does not have: the paths of providers hold no ids.
    provider: name.startsWith('north') ? 'GoogleOAuth' : 'GitHubOAuth',
    client_id: `client-of-${name}`,
    client_secret: `secret-of-${name}`,
  })
  const actionEndpoint = await create('/action_endpoints', {
    type: 'authentication',
    endpoint_url: 'http://127.0.0.1:9/',
    status: 'disabled',
  })
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { impersonation: true } })
  await api.request('/environments/current/radar_settings', { method: 'PATCH', body: { standalone: 'enforce' } })
  const radarAttempt = await create('/radar/attempts', {
    ip_address: '203.0.113.7',
    user_agent: name,
    email,
    auth_method: 'Password',
    action: 'sign-in',
  })
  const radarChallenge = await challengeByRadar(api, `new@${name}.example`, () =>
    send(url, '/user_management/authenticate', {
      method: 'POST',
      body: {
        client_id: clientId,
        client_secret: apiKey,
        grant_type: 'password',
        email: `new@${name}.example`,
        password,
      },
    }),
  )
  const passkey = await leavePasskey(environment, user.id ?? '')
  const key = await create('/environments/current/keys', { name })
  const group = await create(`/organizations/${organization.id}/groups`, { name })
  await create(`/organizations/${organization.id}/groups/${group.id}/organization-memberships`, {
    organization_membership_id: membership.id,
  })
  const groupAssignment = await create(`/authorization/groups/${group.id}/role_assignments`, {
    role_slug: resourceRole.slug,
    resource_id: resource.id,
  })
  const customerKey = await create(`/organizations/${organization.id}/api_keys`, { name })
  await create(`/user_management/users/${user.id}/api_keys`, { name, organization_id: organization.id })
  const invitation = await create('/user_management/invitations', {
    email: `bob@${name}.example`,
    organization_id: organization.id,
    inviter_user_id: user.id,
  })
  const factor = await create('/auth/factors/enroll', { type: 'totp', totp_user: email, user_id: user.id })
  const challenge = await create(`/auth/factors/${factor.id}/challenge`)
  const magicAuth = await create('/user_management/magic_auth', { email })
  const [message] = await outbox(email)
  const endpoint = await create('/webhook_endpoints', {
    endpoint_url: 'http://127.0.0.1:9/',
    events: ['organization.created'],
  })
  const delivery = endpoint.id === undefined ? undefined : await failOneDelivery(api, endpoint.id)
  const passwordReset = await create('/user_management/password_reset', { email })
  const failedJob = await leaveFailedJob(environment)
  const signIn = (await authenticate({ grant_type: 'password', email, password })).body as Record<string, string>
  const pending = await authenticate({ grant_type: 'password', email: `new@${name}.example`, password })
  const session = (await api.get(`/user_management/users/${user.id}/sessions`)).body as { data: { id: string }[] }
  const { json: events } = await send(url, '/events?events=email_verification.created', { key: apiKey })

  const objects: Record<string, string | undefined> = {
    '/environments/current/keys/': key.id,
    '/environments/current/social_providers/': socialProvider.provider,
    '/organizations/external_id/': `org-${name}`,
    '/organizations/': organization.id,
    '/organizations/{organizationId}/groups/': group.id,
    '/organizations/{organizationId}/groups/{groupId}/organization-memberships/': membership.id,
    '/api_keys/': customerKey.id,
    '/organization_domains/': domain.id,
    '/user_management/users/external_id/': `user-${name}`,
    '/user_management/users/': user.id,
    '/user_management/organization_memberships/': membership.id,
    '/user_management/redirect_uris/': redirectUri.id,
    '/action_endpoints/': actionEndpoint.id,
    '/user_management/erasures/': erasure.id,
    '/user_management/cors_origins/': corsOrigin.id,
    '/user_management/invitations/': invitation.id,
    '/user_management/invitations/by_token/': invitation.token,
    '/auth/factors/': factor.id,
    '/auth/challenges/': challenge.id,
    '/user_management/magic_auth/': magicAuth.id,
    '/user_management/password_reset/': passwordReset.id,
    '/user_management/email_verification/': (events as { data?: { data: { id: string } }[] } | undefined)?.data?.[0]
      ?.data.id,
    '/authorization/roles/': role.slug,
    '/authorization/permissions/': permission.slug,
    '/authorization/resource_types/': `visit-${name}`,
    '/webhook_endpoints/': endpoint.id,
    '/webhook_endpoints/{id}/deliveries/': delivery,
    '/failed_jobs/': failedJob,
    '/_dev/outbox/': message?.id,
    '/radar/attempts/': radarAttempt.attempt_id,
    '/user_management/radar_challenges/': radarChallenge,
    '/radar/lists/': 'user_agent',
    '/radar/lists/{type}/': 'block',
    '/authorization/organizations/': organization.id,
    '/authorization/organizations/{organizationId}/roles/': organizationRole.slug,
    '/authorization/resources/': resource.id,
    '/authorization/resources/{resource_id}/organization_memberships/': membership.id,
    '/authorization/groups/': group.id,
    '/authorization/groups/{group_id}/role_assignments/': groupAssignment.id,
    '/authorization/organization_memberships/': membership.id,
    '/authorization/organization_memberships/{organization_membership_id}/role_assignments/': assignment.id,
    '/authorization/organization_memberships/{organization_membership_id}/resources/': resource.resource_type_slug,
    '/authorization/organization_memberships/{organization_membership_id}/resources/{resource_id}': resource.id,
    '/authorization/organization_memberships/{organization_membership_id}/resources/{resource_type_slug}/':
      resource.external_id,
    '/authorization/organizations/{organization_id}/resources/': resource.resource_type_slug,
    '/authorization/organizations/{organization_id}/resources/{resource_type_slug}/': resource.external_id,
    '/authorization/organizations/{organizationId}/roles/{slug}/permissions/': permission.slug,
    '/sso/jwks/': clientId,
    '/user_management/passkeys/': passkey,
    '/social-sign-in/': environment.environmentId,
    '/social-sign-in/{environment_id}/': socialProvider.provider,
  }
  const scopes: Record<string, Record<string, string | undefined>> = {
    UserlandUserOrganizationMembershipsController_list: { user_id: user.id },
    AuthorizationResourcesController_list: { organization_id: organization.id },
    AuthorizationController_listResourcesForMembership: {
      permission_slug: permission.slug,
      parent_resource_id: resource.id,
    },
    AuthorizationResourcesController_listOrganizationMembershipsForResource: { permission_slug: permission.slug },
    AuthorizationResourcesByExternalIdController_listOrganizationMembershipsForResourceByExternalId: {
      permission_slug: permission.slug,
    },
  }
  return {
    searchOf: ({ id }) =>
      Object.entries(scopes[id] ?? {}).map(([parameter, value = '']) => `${parameter}=${encodeURIComponent(value)}`),
    members: {
      organization_id: organization.id ?? '',
      user_id: user.id ?? '',
      organization_membership_id: membership.id ?? '',
      resource_id: resource.id ?? '',
      parent_resource_id: resource.id ?? '',
      permission_slug: permission.slug ?? '',
      role_slug: resourceRole.slug ?? '',
      session_id: session.data[0]?.id ?? '',
      pending_authentication_token: (pending.body as Record<string, string>).pending_authentication_token ?? '',
      refresh_token: signIn.refresh_token ?? '',
      access_token: signIn.access_token ?? '',
      code: magicAuth.code ?? '',
      invitation_token: invitation.token ?? '',
      authentication_challenge_id: challenge.id ?? '',
      password_reset_token: passwordReset.password_reset_token ?? '',
      token: passwordReset.password_reset_token ?? '',
      inviter_user_id: user.id ?? '',
      email,
      password,
      unverified_user_id: unverified.id ?? '',
      domain: `${name}.example`,
    },
    pathOf: ({ path }) =>
      path.replaceAll(/\{\w+\}/g, (parameter, offset: number) => {
        const id = objects[path.slice(0, offset) + parameter] ?? objects[path.slice(0, offset)]
        if (id === undefined) throw new Error(`test/samples.ts furnishes no object for ${path}: add one.`)
        return id
      }),
  }
}

/** Has Radar mail a code to who signs in, and switches it off again. @returns the id of the challenge */
async function challengeByRadar(
  api: TestServer['api'],
  email: string,
  // By `send`: the official description does not know the code of this step.
  signIn: () => Promise<Sent>,
): Promise<string | undefined> {
  const settings = '/environments/current/radar_settings'
  await api.request(settings, { method: 'PATCH', body: { restriction: 'challenge' } })
  await api.post('/radar/lists/email/block', { entry: email })
  const { json } = await signIn()
  await api.request(settings, { method: 'PATCH', body: { restriction: 'off' } })
  return json?.radar_challenge_id as string | undefined
}

/** Leaves one delivery that failed once, at an endpoint that is disabled then: nothing about it changes any more. */
async function failOneDelivery(api: TestServer['api'], endpointId: string): Promise<string> {
  const path = `/webhook_endpoints/${endpointId}`
  await api.post(`${path}/test`, {})
  const read = async () => {
    const { body } = await api.get(`${path}/deliveries`)
    return (body as { data: { id: string; attempts: number }[] }).data[0]
  }
  while ((await read())?.attempts !== 1) await new Promise((resolve) => setTimeout(resolve, 20))
  await api.request(path, { method: 'PATCH', body: { status: 'disabled' } })
  return (await read())?.id ?? ''
}
