import { open } from 'node:fs/promises'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defineCron } from '#platform/jobs/define-job.ts'
import { type Head, toLine } from './head.ts'

/** Of a file in the storage, or of lines that are appended together. */
const headsAtOnce = 5_000

/**
 * Writes down the heads of all logs that grew since the last time: to the end of a file, or as a new file of the storage. A
 * head that was written and not noted is written again.
 *
 * @returns how many
 */
export async function writeHeads(system: System): Promise<number> {
  const { auditLogHeads: place } = system.config
  if (place === undefined) return 0
  let written = 0
  for (;;) {
    const heads = await system.database.many<Head>(sql`
      select environment_id, organization_id, sequence, encode(hash, 'hex') as hash, recorded_at from audit_log_chains
      where sequence > written_sequence order by environment_id, organization_id limit ${headsAtOnce}`)
    if (heads.length === 0) return written
    const lines = heads.map(toLine).join('')
    if (place === 'storage') await system.storage.put(storageKey(system), [Buffer.from(lines)], 'application/x-ndjson')
    else await append(place, lines)
    await noteWritten(system, heads)
    written += heads.length
  }
}

/** The names of the files sort by time. */
function storageKey(system: System): string {
  const time = system.now().toISOString().replaceAll(':', '-').replace('.', '-')
  return `audit-log-heads/${time}-${system.newId('heads')}.jsonl`
}

async function append(path: string, lines: string): Promise<void> {
  const file = await open(path, 'a', 0o600)
  try {
    await file.writeFile(lines)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function noteWritten({ database }: System, heads: readonly Head[]): Promise<void> {
  await database.transaction((tx) =>
    tx.run(sql`
      update audit_log_chains c set written_sequence = w.sequence
      from unnest(${heads.map((head) => head.environment_id)}::text[], ${heads.map((head) => head.organization_id)}::text[],
        ${heads.map((head) => head.sequence)}::bigint[]) as w (environment_id, organization_id, sequence)
      where c.environment_id = w.environment_id and c.organization_id = w.organization_id`),
  )
}

export const writeAuditLogHeads = defineCron({
  name: 'write_audit_log_heads',
  schedule: '7 * * * *',
  async run(system) {
    const heads = await writeHeads(system)
    if (heads > 0) system.log.info({ heads }, 'wrote down where audit logs end')
  },
})
