import { getEnvironment } from '#environment/environments/index.ts'
import type { Context, System } from '#platform/context.ts'
import { packageVersion } from '#platform/package.ts'
import type { LineWriter } from './line-writer.ts'
import { type ExportedKind, formatVersion, type Manifest } from './manifest.ts'
import { findMovingTables, type MovedTable } from './moved-tables.ts'
import { openSecrets } from './row-secrets.ts'
import { type Snapshot, withSnapshot } from './snapshot.ts'
import type { ExportTarget } from './targets.ts'

/** Some rows of a kind that were read, and are written next. */
export interface ReadRows {
  kind: string
  rows: number
  /** How many of the kinds are done. */
  kindsDone: number
  kinds: number
}

/**
 * Writes everything of an environment that moves with it, as it is at one moment: a few rows at a time are in memory, however many there
 * are. Secrets are written where the target takes them.
 *
 * @param recipients the public keys for which the target encrypts secrets
 */
export async function exportEnvironment(
  ctx: Context,
  target: ExportTarget,
  onRows: (read: ReadRows) => void,
  recipients: readonly string[] = [],
): Promise<Manifest> {
  const exportedAt = ctx.now().toISOString()
  const { moved, stay } = await findMovingTables(ctx.system)
  const { id, client_id, name } = await getEnvironment(ctx)
  const kinds = await withSnapshot(ctx.system, ctx.environmentId, async (snapshot) => {
    const written: ExportedKind[] = []
    for (const [kindsDone, table] of moved.entries()) {
      const note = (rows: number) => onRows({ kind: table.name, rows, kindsDone, kinds: moved.length })
      written.push(...(await writeKind(ctx.system, snapshot, table, target, note)))
    }
    return written
  })
  const manifest: Manifest = {
    format: 'gatehouse-export',
    format_version: formatVersion,
    release: packageVersion,
    exported_at: exportedAt,
    environment: { id, client_id, name },
    recipients: target.beginSecrets === undefined ? null : [...recipients],
    kinds,
    left_out: Object.fromEntries(stay),
  }
  await target.finish(manifest)
  return manifest
}

/** @returns nothing for a kind without rows */
async function writeKind(
  system: System,
  snapshot: Snapshot,
  table: MovedTable,
  target: ExportTarget,
  onRows: (rows: number) => void,
): Promise<ExportedKind[]> {
  let lines: LineWriter | undefined
  let secretLines: LineWriter | undefined
  for await (const rows of snapshot.rows(table, target.beginSecrets !== undefined)) {
    lines ??= target.begin(table.name)
    onRows(rows.length)
    await lines.write(rows.map(({ line }) => line))
    const secrets = rows.flatMap(({ full }) => (full === null ? [] : (openSecrets(system, table, full) ?? [])))
    if (secrets.length === 0) continue
    secretLines ??= target.beginSecrets?.(table.name)
    await secretLines?.write(secrets.map((each) => JSON.stringify(each)))
  }
  if (lines === undefined) return []
  const kind = { name: table.name, ...(await lines.end()), columns: [...table.columns] }
  return [secretLines === undefined ? kind : { ...kind, secrets: await secretLines.end() }]
}
