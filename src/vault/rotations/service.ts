import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { countServerKeys, newVaultId, retireKeys, uuidForm } from '../vault-keys/index.ts'
import { rotationRunning } from './errors.ts'
import { rotateJob } from './jobs.ts'
import { countKeyedValues } from './keyed-values.ts'
import { type RotationKind, type RotationRow, rotationColumns } from './schemas.ts'

/** Begins to wrap keys again. A job does it. @throws rotationRunning */
export function startRotation(ctx: Context, kind: RotationKind): Promise<RotationRow> {
  return ctx.transaction(async (tx) => {
    const total = await (kind === 'keys' ? countKeyedValues(tx) : countServerKeys(tx))
    const row = await tx.db
      .one<RotationRow>(sql`
        insert into vault_rotations (environment_id, id, kind, state, total, created_at, updated_at)
        values (${tx.environmentId}, ${newVaultId(tx)}, ${kind}, 'running', ${total}, ${tx.now()}, ${tx.now()})
        returning ${rotationColumns}`)
      .catch(onViolation('vault_rotations_running', rotationRunning))
    if (kind === 'keys') await retireKeys(tx)
    enqueueJob(tx, rotateJob, { id: row.id })
    return row
  })
}

/** @throws notFound */
export async function getRotation(ctx: Context, id: string): Promise<RotationRow> {
  const row = await ctx.db.maybe<RotationRow>(sql`
    select ${rotationColumns} from vault_rotations where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('Vault rotation', id)
  return row
}

export function listRotations(ctx: Context, query: ListQuery): Promise<Page<RotationRow>> {
  return readPage<RotationRow>(ctx.db, query, {
    select: sql`select ${rotationColumns} from vault_rotations`,
    where: [sql`environment_id = ${ctx.environmentId}`],
    id: sql`id`,
    prefix: uuidForm,
  })
}
