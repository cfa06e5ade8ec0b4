import { beforeAll, expect, test } from 'vitest'
import { type AuthorizationServer, startAuthorization } from '#access/authorization/authorization.fixture.ts'
import { groupMembersLimit } from '#access/groups/limits.ts'
import { sql } from '#platform/db/sql.ts'
import type { ErrorDefinition } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import { operations } from '../src/catalog.ts'
import { countRows, type Schema, sampleOf } from './samples.ts'

// Every error that an operation of roles, resources, groups and API keys declares has a request here that provokes it.

/** What a request says beside the path of its operation, whose parameters are `world`'s unless it names others. */
interface Provocation {
  params?: Record<string, string>
  query?: string
  body?: object
}

let server: AuthorizationServer
let world: Awaited<ReturnType<typeof furnish>>
let before: Record<string, number>
beforeAll(async () => {
  server = await startAuthorization()
  world = await furnish()
  before = await countRows(server.environment)
})

async function furnish() {
  const { api, workos, organizationId, rootId, environment } = server
  const create = async (path: string, body: object = {}) => {
    const answer = await api.post<{ id: string; slug: string }>(path, body)
    expect([path, answer.status]).toEqual([path, expect.toBeOneOf([200, 201])])
    return answer.body
  }
  await server.role('typed', 'project', ['project:edit'])
  await server.role('elsewhere', 'organization', [])
  const rolesPath = `/authorization/organizations/${organizationId}/roles`
  for (const slug of ['org-held', 'org-mapped', 'org-default']) await create(rolesPath, { slug, name: slug })
  await api.put(`${rolesPath}/default`, { slug: 'org-default' })
  const { id: otherId } = await workos.organizations.createOrganization({ name: 'Bar Corp' })
  await api.put(`/authorization/organizations/${otherId}/roles/default`, { slug: 'elsewhere' })

  const membershipId = await server.join(organizationId, ['org-held'])
  const { userId } = await workos.userManagement.getOrganizationMembership(membershipId)
  const groupId = await server.group(membershipId)
  const resource = await server.resource('project', 'p-1')
  await server.resource('project', 'p-2', resource)
  const grants = `/authorization/groups/${groupId}/role_assignments`
  const onRoot = await create(grants, { role_slug: 'org-mapped' })
  await create(grants, { role_slug: 'typed', resource_id: resource.id })
  const key = await create(`/organizations/${organizationId}/api_keys`, { name: 'Old' })
  await create(`/api_keys/${key.id}/expire`)

  const fullId = await server.group()
  await environment.db.run(sql`
    with added as (
      insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
      select ${environment.environmentId}, 'user_' || i, i || '@example.com', i || '@example.com', true, now(), now()
      from generate_series(1, ${groupMembersLimit}::integer) i returning id),
    joined as (
      insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at,
        updated_at)
      select ${environment.environmentId}, 'om_' || id, id, ${otherId}, 'active', '{elsewhere}', now(), now() from added
      returning id)
    insert into group_members (environment_id, group_id, organization_membership_id, created_at)
    select ${environment.environmentId}, ${fullId}, id, now() from joined`)

  const derived = `role_assignment_${onRoot.id.slice('gra_'.length)}_${membershipId.slice('om_'.length)}`
  const byExternalId = { organization_id: organizationId, resource_type_slug: 'project', external_id: 'p-1' }
  return {
    otherId,
    membershipId,
    fullId,
    derived,
    params: {
      ...byExternalId,
      organizationId,
      organization_membership_id: membershipId,
      omId: membershipId,
      group_id: groupId,
      groupId,
      userId,
      resource_id: resource.id,
      id: key.id,
      slug: 'org-held',
      permissionSlug: 'project:edit',
    } as Record<string, string>,
    root: { resource_id: rootId, resource_type_slug: 'organization', external_id: organizationId },
  }
}

const named = (slug: string) => ({ slug, name: 'Name' })
const newResource = (more: object = {}) => ({
  organization_id: server.organizationId,
  resource_type_slug: 'project',
  external_id: 'new',
  name: 'New',
  ...more,
})

/** By method, path and error; or by the error alone, for every operation that declares it and is not listed. */
const provocations: Record<string, (operation: Operation) => Provocation> = {
  '404 entity_not_found': ({ path }) => ({
    params: Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, `${name}_x`])),
  }),
  'POST /authorization/resources 404 entity_not_found': () => ({ body: newResource({ organization_id: 'org_x' }) }),

  'POST /authorization/roles 400 bad_request': () => ({ body: named('org-reserved') }),
  'POST /authorization/organizations/{organizationId}/roles 400 bad_request': () => ({ body: named('unprefixed') }),
  'DELETE /authorization/organizations/{organizationId}/roles/{slug} 400 bad_request': () => ({
    params: { slug: 'org-default' },
  }),
  'POST /authorization/permissions 400 bad_request': () => ({ body: named('widgets:reserved') }),
  'POST /organizations/{organizationId}/groups 400 bad_request': () => ({ body: { name: ' ' } }),
  'PATCH /organizations/{organizationId}/groups/{groupId} 400 bad_request': () => ({ body: { name: ' ' } }),
  'POST /authorization/resources 400 bad_request': () => ({ body: newResource({ name: ' ' }) }),
  'GET /authorization/organization_memberships/{organization_membership_id}/resources 400 bad_request': () => ({
    query: '?permission_slug=project:edit',
  }),

  '409 role_slug_conflict': () => ({ body: named('member') }),
  '409 organization_role_slug_conflict': () => ({ body: named('org-held') }),
  '409 permission_slug_conflict': () => ({ body: named('project:edit') }),
  '409 role_has_assignments': () => ({}),
  '409 role_has_group_role_mappings': () => ({ params: { slug: 'org-mapped' } }),
  '409 default_role_not_deletable': () => ({ params: { slug: 'member' } }),
  '409 role_is_organization_default': () => ({ params: { slug: 'elsewhere' } }),
  '409 resource_type_in_use': () => ({ params: { slug: 'project' } }),
  '422 invalid_role': () => ({ body: { slug: 'nobody' } }),
  'DELETE /authorization/roles/{slug} 422 invalid_role': () => ({
    params: { slug: 'typed' },
    query: '?reassign_to=nobody',
  }),
  '422 sub_resource_scoped_role_not_allowed': () => ({ body: { slug: 'typed' } }),

  'PATCH /authorization/organizations/{organizationId}/roles/{slug} 403 read_only': () => ({
    params: { slug: 'member' },
    body: { name: 'Name' },
  }),
  'DELETE /authorization/organizations/{organizationId}/roles/{slug} 403 read_only': () => ({
    params: { slug: 'member' },
  }),
  'PUT /authorization/organizations/{organizationId}/roles/{slug}/permissions 403 read_only': () => ({
    params: { slug: 'member' },
    body: { permissions: [] },
  }),
  'POST /authorization/organizations/{organizationId}/roles/{slug}/permissions 403 read_only': () => ({
    params: { slug: 'member' },
    body: { slug: 'project:edit' },
  }),
  'DELETE /authorization/organizations/{organizationId}/roles/{slug}/permissions/{permissionSlug} 403 read_only':
    () => ({
      params: { slug: 'member' },
    }),
  'PATCH /authorization/permissions/{slug} 403 read_only': () => ({
    params: { slug: 'widgets:sso:manage' },
    body: { name: 'Name' },
  }),
  'DELETE /authorization/permissions/{slug} 403 read_only': () => ({ params: { slug: 'widgets:sso:manage' } }),
  'PUT /authorization/resource_types 403 read_only': () => ({ body: { slug: 'organization' } }),
  'DELETE /authorization/resource_types/{slug} 403 read_only': () => ({ params: { slug: 'organization' } }),
  '403 organization_resource_read_only': () => ({ params: world.root, body: { name: 'Name' } }),

  '400 group_membership_limit_exceeded': () => ({
    params: { groupId: world.fullId },
    body: { organization_membership_id: world.membershipId },
  }),
  'POST /user_management/users/{userId}/api_keys 400 invalid_request_parameters': () => ({
    body: { name: 'Name', organization_id: world.otherId },
  }),
  '409 api_key_already_expired': () => ({ body: {} }),

  '400 missing_organization_id_or_resource_type_slug': () => ({}),
  '409 authorization_resource_external_id_conflict': () => ({ body: newResource({ external_id: 'p-1' }) }),
  '409 resource_has_dependents': () => ({}),
  '422 group_assignment_read_only': () => ({ params: { role_assignment_id: world.derived } }),
  '409 duplicate_group_role_assignment': () => ({ body: { role_slug: 'org-mapped' } }),
}

/** What is answered while something is locked for too long, by what that is. */
const lockErrors: Record<string, () => string> = {
  '400 lock_timeout': () => `resources of ${server.organizationId}`,
  '409 resource_type_update_in_progress': () => `resource types of ${server.environment.environmentId}`,
}

/** A body with which the operation would change something. */
function anyChange({ path, method }: Operation): object {
  if (method === 'PUT') return { role_assignments: [] }
  if (path.endsWith('/role_assignments')) return { role_slug: 'typed', resource_id: world.params.resource_id }
  return method === 'POST' ? newResource() : { name: 'Name' }
}

const nameOf = ({ status, code }: Pick<ErrorDefinition, 'status' | 'code'>) => `${status} ${code}`
const declared = operations
  .filter(({ path }) => /^\/authorization\/|\/groups\b|\/api_keys\b/.test(path))
  .flatMap((operation) =>
    operation.errors.map(({ definition }) => ({
      operation,
      place: `${operation.method} ${operation.path}`,
      name: nameOf(definition),
    })),
  )
const isLock = ({ name }: { name: string }) => name in lockErrors

test.each(declared.filter((each) => !isLock(each)).map((each) => [each.place, each.name, each] as const))(
  '%s answers %s',
  async (_place, name, { operation, place }) => {
    const provoke = provocations[`${place} ${name}`] ?? provocations[name]
    if (provoke === undefined) throw new Error(`Nothing here provokes ${name} of ${place}: add a request.`)
    expect(await ask(operation, provoke(operation))).toBe(name)
    expect(await countRows(server.environment)).toEqual(before)
  },
)

test.each(Object.entries(lockErrors))('every operation that declares it answers %s', async (name, lockOf) => {
  const waiting = declared.filter((each) => each.name === name)
  expect(waiting.length).toBeGreaterThan(0)
  const answers = await server.environment.transaction(async (tx) => {
    await tx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${lockOf()}, 0))`)
    return Promise.all(waiting.map(({ operation }) => ask(operation, { body: anyChange(operation) })))
  })
  expect(answers.map((answer, i) => [waiting[i]?.place, answer])).toEqual(waiting.map(({ place }) => [place, name]))
  expect(await countRows(server.environment)).toEqual(before)
})

/** Sends a request and gives the name of the error that it was answered with. */
async function ask(operation: Operation, { params, query, body }: Provocation): Promise<string> {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params?.[name] ?? world.params[name] ?? ''),
  )
  const answer = await server.api.request<{ code: string }>(path + (query ?? requiredQuery(operation)), {
    method: operation.method,
    body: operation.body === undefined ? undefined : (body ?? sampleOf(operation.body as Schema, 'required')),
  })
  expect(answer.body).toMatchObject({ message: expect.any(String), code: expect.any(String) })
  return nameOf({ status: answer.status, code: answer.body.code })
}

/** The parameters that the operation cannot do without. */
function requiredQuery({ query }: Operation): string {
  const { properties = {}, required = [] } = (query ?? {}) as Schema
  const needed = required.filter((name) => !('default' in (properties[name] ?? {})))
  return needed.length === 0 ? '' : `?${needed.map((name) => `${name}=x`).join('&')}`
}
