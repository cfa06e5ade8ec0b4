import { Type } from 'typebox'
import type { System } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defineCron, defineJob } from '#platform/jobs/define-job.ts'
import { fileKeyOf } from './files.ts'
import type { ExportRow } from './schemas.ts'

/** How long an export can still be read after its file went. */
const rememberedMs = 30 * 86_400_000
const batch = 100

interface Due extends Pick<ExportRow, 'id' | 'format'> {
  environment_id: string
}

/** Deletes expired files, and the rows of exports a month later. */
export const cleanExports = defineCron({
  name: 'clean_audit_log_exports',
  schedule: '*/10 * * * *',
  async run(system) {
    while (await cleanBatch(system, sql`true`)) {}
    const before = new Date(system.now().getTime() - rememberedMs)
    await system.database.run(sql`delete from audit_log_exports where expires_at <= ${before} and not has_file`)
  },
})

/** Deletes at once the files of an organization that was deleted: an address in a bucket is good while its file is there. */
export const cleanExportsOfOrganization = defineJob({
  name: 'clean_audit_log_exports_of_organization',
  payload: Type.Object({ organization_id: Type.String() }),
  maxAttempts: 20,
  async run({ organization_id }, { system, environmentId }) {
    const isTheirs = sql`x.environment_id = ${environmentId} and x.organization_id = ${organization_id}`
    while (await cleanBatch(system, isTheirs)) {}
  },
})

/** The file is deleted before its row is updated, so a process that dies in between is repeated. */
async function cleanBatch({ database, storage, now }: System, condition: Statement): Promise<boolean> {
  const due = await database.many<Due>(sql`
    select x.environment_id, x.id, x.format from audit_log_exports x
    where x.expires_at <= ${now()} and x.has_file and ${condition} order by x.expires_at limit ${batch}`)
  for (const row of due) {
    await storage.delete(fileKeyOf(row.environment_id, row))
    await database.run(sql`
      update audit_log_exports set has_file = false, state = case when state = 'error' then state else 'expired' end,
        filter = null, updated_at = ${now()}
      where environment_id = ${row.environment_id} and id = ${row.id}`)
  }
  return due.length === batch
}
