import { sql } from '#platform/db/sql.ts'
import { groupType } from '#protocol/scim/index.ts'
import { scimEndpoint } from '../../directories/index.ts'
import { groupColumns } from '../../directory-objects/index.ts'
import { byKey } from './by-key.ts'
import type { ResourceKind } from './kind.ts'

export const groups: ResourceKind = {
  type: groupType,
  related: 'members',
  isBornAlone: false,
  columns: groupColumns,
  table: sql`directory_groups g`,
  ofDirectory: (ctx, { id }) => sql`g.environment_id = ${ctx.environmentId} and g.directory_id = ${id}`,
  id: sql`g.id`,
  updatedAt: sql`g.updated_at`,
  sortColumns: {
    id: sql`g.id`,
    displayName: sql`lower(g.name) collate "C"`,
    externalId: sql`g.external_id`,
    'meta.created': sql`g.created_at`,
    'meta.lastModified': sql`g.updated_at`,
  },
  lookups: {
    ids: (ids) => sql`g.id = any(${[...ids]})`,
    names: (names) => sql`lower(g.name) = any(array(select lower(name) from unnest(${[...names]}::text[]) name))`,
    externalIds: (ids) => sql`g.external_id = any(${[...ids]})`,
    related: (userId) =>
      sql`g.id in (select m.group_id from directory_group_members m
        where m.environment_id = g.environment_id and m.user_id = ${userId})`,
  },
  async readRelated(ctx, directory, ids) {
    const endpoint = scimEndpoint(ctx, directory)
    const rows = await ctx.db.many<{ group_id: string; id: string; name: string }>(sql`
      select m.group_id, u.id, coalesce(u.name, u.user_name) as name from directory_group_members m
      join directory_users u on u.environment_id = m.environment_id and u.id = m.user_id
      where m.environment_id = ${ctx.environmentId} and m.group_id = any(${[...ids]}) order by u.id`)
    return byKey(rows, ({ group_id, id, name }) => [
      group_id,
      { value: id, $ref: `${endpoint}/Users/${encodeURIComponent(id)}`, display: name, type: 'User' },
    ])
  },
}
