import type { Client } from 'pg'

interface ForeignKey {
  name: string
  columns: string
  parent: string
}

/** The foreign keys of the migrated database: what the one that a statement violated says of the row that is missing. */
export async function generateForeignKeys(client: Pick<Client, 'query'>): Promise<string> {
  const { rows } = await client.query<ForeignKey>(foreignKeysQuery)
  const parents = [...new Set(rows.map(({ parent }) => parent))].sort()
  return [
    '/** Generated from the migrated database by `npm run generate`; do not edit. */',
    '',
    '/** Tables that others refer to. */',
    `export type ParentTable =\n${parents.map((parent) => `  | '${parent}'`).join('\n')}`,
    '',
    '/** Of each foreign key, by its table and name: its columns, and the table that they refer to. */',
    'export const foreignKeys: Readonly<Record<string, { columns: string; parent: ParentTable }>> = {',
    ...rows.flatMap(({ name, columns, parent }) => [
      `  '${name}': {`,
      `    columns: '${columns}',`,
      `    parent: '${parent}',`,
      '  },',
    ]),
    '}',
    '',
  ].join('\n')
}

const foreignKeysQuery = `
  select
    k.conrelid::regclass || '.' || k.conname as name,
    k.confrelid::regclass::text as parent,
    (select string_agg(a.attname, ', ' order by place)
      from unnest(k.conkey) with ordinality as key (number, place)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number) as columns
  from pg_constraint k
  join pg_namespace n on n.oid = k.connamespace
  where n.nspname = 'public' and k.contype = 'f' and k.conparentid = 0
  order by k.conrelid::regclass::text collate "C", k.conname collate "C"`
