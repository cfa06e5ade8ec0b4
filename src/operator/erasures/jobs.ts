import { Type } from 'typebox'
import { type Addresses, type Person, personalData } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { sql } from '#platform/db/sql.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import { type ErasureRow, erasureColumns, type StoredProgress } from './schemas.ts'

export function sealContext(id: string): string {
  return `erasure:${id}`
}

/**
 * Removes a deleted user from all data that remains. Idempotent. Each step is stored with how far it came, so an attempt
 * continues where the one before it failed.
 */
export const erasePerson = defineJob({
  name: 'erase_person',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 20,
  // One person after the other: each rewrites events as fast as the database does.
  concurrency: 1,
  async run({ id }, ctx, { isLast }) {
    const row = await ctx.db.maybe<ErasureRow>(sql`
      select ${erasureColumns} from erasures
      where environment_id = ${ctx.environmentId} and id = ${id} and completed_at is null`)
    if (row?.sealed_addresses == null) return
    const addresses = openJson<Addresses>(ctx.system.keyring, row.sealed_addresses, sealContext(id))
    try {
      await eraseInSteps(ctx, row, { userId: row.user_id, ...addresses })
    } catch (error) {
      if (isLast)
        await ctx.db.run(sql`
          update erasures set failed_at = ${ctx.now()} where environment_id = ${ctx.environmentId} and id = ${id}`)
      throw error
    }
    await ctx.db.run(sql`
      update erasures set completed_at = ${ctx.now()}, sealed_addresses = null, failed_at = null
      where environment_id = ${ctx.environmentId} and id = ${id}`)
  },
})

type Erase = (tx: TransactionContext, person: Person, after: string) => Promise<string | undefined>

async function eraseInSteps(ctx: Context, { id, progress }: ErasureRow, person: Person): Promise<void> {
  const parts = personalData.of(ctx.system).flatMap(({ eraseLater }): Erase[] => (eraseLater ? [eraseLater] : []))
  // Of a release with other parts nothing is known: all of it again.
  const begun = progress?.of === parts.length ? progress : undefined
  for (const [i, erase] of parts.entries()) {
    if (begun !== undefined && i < begun.part) continue
    let after: string | undefined = i === begun?.part ? begun.after : ''
    while (after !== undefined) {
      const from: string = after
      after = await ctx.transaction(async (tx) => {
        const reached = await erase(tx, person, from)
        const next = reached === undefined ? { part: i + 1, after: '' } : { part: i, after: reached }
        storeProgress(tx, id, { of: parts.length, ...next })
        return reached
      })
    }
  }
}

function storeProgress(tx: TransactionContext, id: string, progress: StoredProgress): void {
  tx.db.send(sql`
    update erasures set progress = ${JSON.stringify(progress)}::jsonb, failed_at = null
    where environment_id = ${tx.environmentId} and id = ${id}`)
}
