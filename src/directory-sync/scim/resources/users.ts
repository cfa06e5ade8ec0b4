import { sql } from '#platform/db/sql.ts'
import { userType } from '#protocol/scim/index.ts'
import { scimEndpoint } from '../../directories/index.ts'
import { userColumns } from '../../directory-objects/index.ts'
import { byKey } from './by-key.ts'
import type { ResourceKind } from './kind.ts'

export const users: ResourceKind = {
  type: userType,
  related: 'groups',
  isBornAlone: true,
  columns: userColumns,
  table: sql`directory_users u`,
  ofDirectory: (ctx, { id }) => sql`u.environment_id = ${ctx.environmentId} and u.directory_id = ${id}`,
  id: sql`u.id`,
  updatedAt: sql`u.updated_at`,
  sortColumns: {
    id: sql`u.id`,
    userName: sql`lower(u.user_name) collate "C"`,
    externalId: sql`u.external_id`,
    'meta.created': sql`u.created_at`,
    'meta.lastModified': sql`u.updated_at`,
  },
  lookups: {
    ids: (ids) => sql`u.id = any(${[...ids]})`,
    names: (names) => sql`lower(u.user_name) = any(array(select lower(name) from unnest(${[...names]}::text[]) name))`,
    externalIds: (ids) => sql`u.external_id = any(${[...ids]})`,
    email: (address) =>
      sql`lower((u.resource -> 'emails')::text)::jsonb @> lower(${JSON.stringify([{ value: address }])}::jsonb::text)::jsonb`,
    related: (groupId) =>
      sql`u.id in (select m.user_id from directory_group_members m
        where m.environment_id = u.environment_id and m.group_id = ${groupId})`,
  },
  async readRelated(ctx, directory, ids) {
    const endpoint = scimEndpoint(ctx, directory)
    const rows = await ctx.db.many<{ user_id: string; id: string; name: string }>(sql`
      select m.user_id, g.id, g.name from directory_group_members m
      join directory_groups g on g.environment_id = m.environment_id and g.id = m.group_id
      where m.environment_id = ${ctx.environmentId} and m.user_id = any(${[...ids]}) order by g.id`)
    return byKey(rows, ({ user_id, id, name }) => [
      user_id,
      { value: id, $ref: `${endpoint}/Groups/${encodeURIComponent(id)}`, display: name, type: 'direct' },
    ])
  },
}
