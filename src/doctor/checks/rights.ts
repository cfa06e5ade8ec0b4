import { sql } from '#platform/db/sql.ts'
import type { Check, ConnectedSetup } from '../check.ts'
import { type Finding, ok, problem } from '../finding.ts'

/** What the role has, as PostgreSQL says. */
interface Rights {
  role: string
  database: string
  creates_schemas: boolean
  creates_tables: boolean
  foreign_table: string | null
  missing_extensions: string[]
}

/** Whether the role of DATABASE_URL can migrate the database. */
export const rights: Check<ConnectedSetup> = {
  name: 'Rights',
  async examine({ database }) {
    const seen = await database.one<Rights>(sql`
      select current_user as role, current_database() as database,
        has_database_privilege(current_database(), 'create') as creates_schemas,
        has_schema_privilege('public', 'create') as creates_tables,
        (select min(c.relname) from pg_class c where c.relnamespace = 'public'::regnamespace
          and c.relkind in ('r', 'p') and not pg_has_role(c.relowner, 'usage')) as foreign_table,
        array(select wanted.name from unnest(array['pg_trgm', 'btree_gin']) wanted (name)
          where not exists (select from pg_available_extensions known where known.name = wanted.name)) as missing_extensions`)
    const findings = faultsOf(seen)
    return findings.length > 0 ? findings : [ok(`The role ${seen.role} may create what migrations need.`)]
  },
}

export function faultsOf(seen: Rights): Finding[] {
  const { role, database } = seen
  const findings: Finding[] = []
  if (!seen.creates_schemas || !seen.creates_tables)
    findings.push(
      problem(
        `The role ${role} may not create ${seen.creates_tables ? 'schemas' : 'tables'} in the database ${database}.`,
        `Make it the owner: alter database ${database} owner to ${role}; alter schema public owner to ${role};`,
      ),
    )
  if (seen.foreign_table !== null)
    findings.push(
      problem(
        `The table ${seen.foreign_table} belongs to another role, so migrations cannot change it.`,
        `Give it to ${role}: reassign owned by OTHER to ${role};`,
      ),
    )
  if (seen.missing_extensions.length > 0)
    findings.push(
      problem(
        `PostgreSQL has no extension ${seen.missing_extensions.join(' and ')}.`,
        'Install its contrib modules, in Debian the package postgresql-contrib.',
      ),
    )
  return findings
}
