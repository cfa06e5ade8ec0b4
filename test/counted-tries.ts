import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** The tries on passwords and codes that count against their limits in an environment; mails and texts are counted apart. */
export async function countedTries({ db, environmentId }: Context): Promise<number> {
  const { tries } = await db.one<{ tries: number }>(sql`
    select coalesce(sum(count), 0)::int as tries from guess_limits
    where environment_id = ${environmentId} and name not in ('codes_sent', 'text_messages_sent')`)
  return tries
}
