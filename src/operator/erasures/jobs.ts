import { Type } from 'typebox'
import { erasePersonFromEvents } from '../../events/event-log/index.ts'
import { eraseExcerpts } from '../../events/webhooks/index.ts'
import { eraseMessages } from '../../messaging/outbox/index.ts'
import type { Context } from '../../platform/context.ts'
import { openJson } from '../../platform/crypto/sealed-json.ts'
import { sql } from '../../platform/db/sql.ts'
import { defineJob } from '../../platform/jobs/define-job.ts'
import { type ErasureRow, erasureColumns } from './schemas.ts'

export function sealContext(id: string): string {
  return `erasure:${id}`
}

/** Removes a deleted user from all data that remains. Idempotent. */
export const erasePerson = defineJob({
  name: 'erase_person',
  payload: Type.Object({ id: Type.String() }),
  maxAttempts: 20,
  async run({ id }, ctx) {
    const row = await ctx.db.maybe<ErasureRow>(sql`
      select ${erasureColumns} from erasures
      where environment_id = ${ctx.environmentId} and id = ${id} and completed_at is null`)
    if (row?.sealed_addresses == null) return
    const { emails, phoneNumbers } = openJson<{ emails: string[]; phoneNumbers: string[] }>(
      ctx.system.keyring,
      row.sealed_addresses,
      sealContext(id),
    )
    await eraseEvents(ctx, { userId: row.user_id, emails })
    await ctx.transaction(async (tx) => {
      await eraseMessages(tx, [...emails, ...phoneNumbers])
      await tx.db.run(sql`
        update erasures set completed_at = ${tx.now()}, sealed_addresses = null
        where environment_id = ${tx.environmentId} and id = ${id}`)
    })
  },
})

/** In short transactions, so that a long log is not locked for long. */
async function eraseEvents(ctx: Context, person: { userId: string; emails: string[] }): Promise<void> {
  let after: string | undefined = ''
  while (after !== undefined) {
    const from: string = after
    after = await ctx.transaction(async (tx) => {
      const found = await erasePersonFromEvents(tx, person, from)
      if (found !== undefined) await eraseExcerpts(tx, found.changed)
      return found?.last
    })
  }
}
