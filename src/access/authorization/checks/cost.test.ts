import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { pagesReadBy } from '#test/pages-read.ts'
import { startOwnServer } from '#test/server.ts'
import { type AuthorizationServer, startAuthorization } from '../authorization.fixture.ts'
import { getResource } from '../resource-key.ts'
import { check } from './check.ts'
import { listEffectivePermissions } from './list-effective-permissions.ts'
import { listPermittedMemberships } from './list-permitted-memberships.ts'
import { listVisibleResources } from './list-visible-resources.ts'

// One member with 20,000 assignments among 2,000 who have one each, a folder with 20,000 children, and 1,000 organizations
// with a role of their own that has the permission, in one environment beside 400 small ones. Plans are made for the many,
// and must be right for the one.

const smallEnvironmentCount = 400
const childCount = 20_000
const memberCount = 2_000
const organizationCount = 1_000
/** In pages of 8 kB, for a statement of ten rows. To read through any of the above takes more. */
const mostPages = 400

const filledTables = [
  'users',
  'organization_memberships',
  'authorization_resources',
  'role_assignments',
  'organizations',
  'roles',
  'role_permissions',
]

let server: AuthorizationServer
let close: (() => Promise<void>) | undefined
afterAll(() => close?.())
let reader: string
const folder = 'authz_resource_folder'
const childId = (i: number) => `authz_resource_child-${String(i).padStart(6, '0')}`

beforeAll(async () => {
  // A database of its own: what other tests leave would take part in PostgreSQL's statistics.
  server = await startAuthorization(async () => {
    const own = await startOwnServer({})
    close = own.close
    return own
  })
  const { environment, rootId, organizationId } = server
  const { environmentId } = environment
  await server.role('editor', 'file', ['file:edit'])
  reader = await server.join()
  const run = (statement: Statement) => environment.db.run(statement)
  for (const table of filledTables) {
    await environment.system.database.pool.query(`alter table ${table} set (autovacuum_enabled = off)`)
  }
  await addSmallEnvironments(run)
  await environment.system.database.pool.query('analyze')
  await run(sql`
    insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
    select ${environmentId}, 'user_' || i, i || '@example.com', i || '@example.com', true, now(), now()
    from generate_series(1, ${memberCount}::integer) i`)
  await run(sql`
    insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at,
      updated_at)
    select ${environmentId}, 'om_' || lpad(i::text, 6, '0'), 'user_' || i, ${organizationId}, 'active', '{member}', now(), now()
    from generate_series(1, ${memberCount}::integer) i`)
  await run(sql`
    insert into authorization_resources (environment_id, id, organization_id, resource_type_slug, external_id, name,
      parent_id, path, created_at, updated_at)
    select ${environmentId}, id, ${organizationId}, 'file', id, 'Name', parent, path, now(), now()
    from (
      select ${folder} as id, ${rootId} as parent, array[${rootId}, ${folder}] as path
      union all
      select id, ${folder}, array[${rootId}, ${folder}, id]
      from (select 'authz_resource_child-' || lpad(i::text, 6, '0') as id from generate_series(1, ${childCount}::integer) i) c
    ) t`)
  const assign = (membership: Statement, count: number) => sql`
    insert into role_assignments (environment_id, id, organization_membership_id, role_id, resource_id, parent_id, created_at)
    select ${environmentId}, 'role_assignment_' || ${membership} || i, ${membership}, r.id,
      'authz_resource_child-' || lpad(i::text, 6, '0'), ${folder}, now()
    from generate_series(1, ${count}::integer) i
    join roles r on r.environment_id = ${environmentId} and r.slug = 'editor'`
  await run(assign(sql`${reader}::text`, childCount))
  await run(assign(sql`('om_' || lpad(i::text, 6, '0'))`, memberCount))
  await run(sql`
    insert into organizations (environment_id, id, name, metadata, created_at, updated_at)
    select ${environmentId}, 'org_' || i, 'Name', '{}', now(), now() from generate_series(1, ${organizationCount}::integer) i`)
  await run(sql`
    insert into roles (environment_id, id, slug, organization_id, name, type, resource_type_slug, priority, is_default,
      created_at, updated_at)
    select ${environmentId}, 'role_' || i, 'org-editor', 'org_' || i, 'Name', 'OrganizationRole', 'file', 9, false, now(), now()
    from generate_series(1, ${organizationCount}::integer) i`)
  await run(sql`
    insert into role_permissions (environment_id, role_id, permission_id)
    select ${environmentId}, 'role_' || i, p.id from generate_series(1, ${organizationCount}::integer) i
    join permissions p on p.environment_id = ${environmentId} and p.slug = 'file:edit'`)
  await server.api.post('/authorization/permissions', { slug: 'organization:use', name: 'Use' })
  await server.api.put('/authorization/roles/member/permissions', { permissions: ['organization:use'] })
}, 120_000)

/** Environments with one user, who is a member of one organization, and one role. */
async function addSmallEnvironments(run: (statement: Statement) => Promise<unknown>): Promise<void> {
  const small = sql`from environments where id like 'small_%'`
  await run(sql`
    insert into environments (id, name, client_id, created_at, updated_at)
    select 'small_' || i, 'Small', 'client_small_' || i, now(), now()
    from generate_series(1, ${smallEnvironmentCount}::integer) i`)
  await run(sql`
    insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
    select id, 'user_' || id, 'a@example.com', 'a@example.com', true, now(), now() ${small}`)
  await run(sql`
    insert into organizations (environment_id, id, name, metadata, created_at, updated_at)
    select id, 'org_' || id, 'Name', '{}', now(), now() ${small}`)
  await run(sql`
    insert into roles (environment_id, id, slug, name, type, resource_type_slug, priority, is_default, created_at, updated_at)
    select id, 'role_' || id, 'member', 'Member', 'EnvironmentRole', 'organization', 9, true, now(), now() ${small}`)
  await run(sql`
    insert into organization_memberships (environment_id, id, user_id, organization_id, status, role_slugs, created_at,
      updated_at)
    select id, 'om_' || id, 'user_' || id, 'org_' || id, 'active', '{member}', now(), now() ${small}`)
}

const page = { permission_slug: 'file:edit', limit: 10, order: 'asc' } as const
const questions: Record<string, (ctx: Context) => Promise<unknown>> = {
  'a check of the member with 20,000 assignments': (ctx) => check(ctx, reader, 'file:edit', { id: childId(7) }),
  'a check on the folder': (ctx) => check(ctx, reader, 'file:edit', { id: folder }),
  'a check of a member with one': (ctx) => check(ctx, 'om_000007', 'file:edit', { id: childId(7) }),
  'the first page of the resources': (ctx) =>
    listVisibleResources(ctx, reader, { ...page, parent_resource_id: folder }),
  'a page in the middle of the resources': (ctx) =>
    listVisibleResources(ctx, reader, { ...page, parent_resource_id: folder, after: childId(15_000) }),
  'the memberships of a child': async (ctx) =>
    listPermittedMemberships(ctx, await getResource(ctx, childId(7)), { ...page, assignment: 'indirect' }),
  'the memberships of the organization': async (ctx) =>
    listPermittedMemberships(ctx, await getResource(ctx, server.rootId), {
      ...page,
      permission_slug: 'organization:use',
    }),
  'a page in the middle of the memberships': async (ctx) =>
    listPermittedMemberships(ctx, await getResource(ctx, server.rootId), {
      ...page,
      permission_slug: 'organization:use',
      after: 'om_001500',
    }),
  'effective permissions': (ctx) => listEffectivePermissions(ctx, reader, { id: childId(7) }, page),
}

// PostgreSQL learns about each table on its own, when its autovacuum comes by: in between it knows some and not others.
test.each([
  ['the small environments alone', 'select'],
  ['the memberships too', 'analyze organization_memberships'],
  ['the assignments too', 'analyze role_assignments'],
  ['everything', 'vacuum analyze'],
])('no question reads through what it is not about when PostgreSQL knows %s', async (_known, learn) => {
  await server.environment.system.database.pool.query(learn)
  const read: Record<string, number[]> = {}
  for (const [name, ask] of Object.entries(questions)) read[name] = await pagesReadBy(server.environment, ask)
  for (const [name, pages] of Object.entries(read)) {
    expect({ name, most: Math.max(...pages) <= mostPages, pages }).toEqual({ name, most: true, pages })
  }
})
