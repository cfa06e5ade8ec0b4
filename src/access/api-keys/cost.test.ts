import { expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { pagesReadBy } from '#test/pages-read.ts'
import { startWithOwner } from './api-key.fixture.ts'
import { validateApiKey } from './validate.ts'

const organizationCount = 5_000
/** In pages of 8 kB. To read through the roles of the other organizations takes more. */
const mostPages = 60

test('a validation does not read through the roles of other organizations that have the same permissions', async () => {
  const { environment, permit, userKey, workos } = await startWithOwner()
  const { environmentId, db } = environment
  const query = (text: string) => environment.system.database.pool.query(text)
  await permit('posts:read')
  await workos.authorization.addEnvironmentRolePermission('member', { permissionSlug: 'posts:read' })
  for (const table of ['organizations', 'roles', 'role_permissions'])
    await query(`alter table ${table} set (autovacuum_enabled = off)`)
  await query('analyze')
  await db.run(sql`
    insert into organizations (environment_id, id, name, metadata, created_at, updated_at)
    select ${environmentId}, 'org_' || i, 'Name', '{}', now(), now() from generate_series(1, ${organizationCount}::integer) i`)
  await db.run(sql`
    insert into roles (environment_id, id, slug, organization_id, name, type, resource_type_slug, priority, is_default,
      created_at, updated_at)
    select ${environmentId}, 'role_' || i, 'org-reader', 'org_' || i, 'Name', 'OrganizationRole', 'organization', 9, false,
      now(), now()
    from generate_series(1, ${organizationCount}::integer) i`)
  await db.run(sql`
    insert into role_permissions (environment_id, role_id, permission_id)
    select ${environmentId}, 'role_' || i, p.id from generate_series(1, ${organizationCount}::integer) i
    join permissions p on p.environment_id = ${environmentId} and p.slug = 'posts:read'`)
  const { value } = await userKey({ permissions: ['posts:read'] })

  for (const learn of ['select', 'analyze role_permissions', 'analyze roles', 'vacuum analyze']) {
    await query(learn)
    const pages = await pagesReadBy(environment, (ctx) => validateApiKey(ctx, value))
    expect({ learn, few: Math.max(...pages) <= mostPages, pages }).toEqual({ learn, few: true, pages })
  }
})
