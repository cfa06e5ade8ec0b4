import { type Static, Type } from 'typebox'
import { CreatePermission, createPermission } from '../../../access/roles/index.ts'
import { sql } from '../../../platform/db/sql.ts'
import { forEach, type Seeding } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const Permission = Entry(CreatePermission.properties)

export const permissions = defineSection({
  schema: Type.Array(Permission),
  check: (entries) => findTwins('permissions', entries, 'slug'),
  create: (seeding, entries) => forEach(['permissions'], entries, (entry) => ensurePermission(seeding, entry)),
})

async function ensurePermission({ tx }: Seeding, entry: Static<typeof Permission>): Promise<void> {
  const known = await tx.db.maybe(
    sql`select 1 from permissions where environment_id = ${tx.environmentId} and slug = ${entry.slug}`,
  )
  if (known === undefined) await createPermission(tx, entry)
}
