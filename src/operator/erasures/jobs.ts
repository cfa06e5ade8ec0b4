import { Type } from 'typebox'
import { type Addresses, personalData } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { sql } from '#platform/db/sql.ts'
import { defineJob } from '#platform/jobs/define-job.ts'
import { type ErasureRow, erasureColumns } from './schemas.ts'

export function sealContext(id: string): string {
  return `erasure:${id}`
}

/** Removes a deleted user from all data that remains. Idempotent. */
export const erasePerson = defineJob({
  name: 'erase_person',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 20,
  // Each reads the whole log.
  concurrency: 1,
  async run({ id }, ctx) {
    const row = await ctx.db.maybe<ErasureRow>(sql`
      select ${erasureColumns} from erasures
      where environment_id = ${ctx.environmentId} and id = ${id} and completed_at is null`)
    if (row?.sealed_addresses == null) return
    const addresses = openJson<Addresses>(ctx.system.keyring, row.sealed_addresses, sealContext(id))
    for (const { eraseLater } of personalData.of(ctx.system))
      if (eraseLater !== undefined)
        await eraseInParts(ctx, (tx, after) => eraseLater(tx, { userId: row.user_id, ...addresses }, after))
    await ctx.db.run(sql`
      update erasures set completed_at = ${ctx.now()}, sealed_addresses = null
      where environment_id = ${ctx.environmentId} and id = ${id}`)
  },
})

async function eraseInParts(
  ctx: Context,
  erase: (tx: TransactionContext, after: string) => Promise<string | undefined>,
): Promise<void> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const from: string = after
    after = await ctx.transaction((tx) => erase(tx, from))
  }
}
