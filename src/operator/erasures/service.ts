import { type Addresses, type Person, personalData } from '#events/event-log/index.ts'
import { deleteUser, findLockedUser } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { enqueueJob } from '#platform/jobs/define-job.ts'
import { erasePerson, sealContext } from './jobs.ts'
import { type ErasureRow, erasureColumns } from './schemas.ts'

/**
 * Deletes a user, unless already deleted, and queues a job that removes personal data from events, messages and answers
 * of webhook receivers. A second call for the same user returns the first erasure.
 *
 * @throws notFound for an unknown user
 */
export function startErasure(ctx: Context, userId: string): Promise<ErasureRow> {
  return ctx.transaction(async (tx) => {
    // One after the other, whether there is still a user to wait for or not: the later ones find the first one's
    // erasure.
    tx.db.send(sql`
      select pg_advisory_xact_lock(hashtextextended(${`erasure of ${tx.environmentId} ${userId}`}, 0))`)
    const known = await tx.db.maybe<ErasureRow>(sql`
      select ${erasureColumns} from erasures where environment_id = ${tx.environmentId} and user_id = ${userId}`)
    if (known !== undefined) return known
    const user = await findLockedUser(tx, userId)
    const person = await findPerson(tx, userId, user?.email)
    if (user === undefined && person.emails.length === 0) throw notFound('User', userId)
    if (user !== undefined) await deleteUser(tx, userId)
    for (const { erase } of personalData.of(tx.system)) await erase?.(tx, person)
    return insertErasure(tx, person)
  })
}

/** @throws notFound */
export async function getErasure(ctx: Context, id: string): Promise<ErasureRow> {
  const row = await ctx.db.maybe<ErasureRow>(
    sql`select ${erasureColumns} from erasures where environment_id = ${ctx.environmentId} and id = ${id}`,
  )
  if (row === undefined) throw notFound('Erasure', id)
  return row
}

async function findPerson(tx: TransactionContext, userId: string, email: string | undefined): Promise<Person> {
  const found: Partial<Addresses>[] = [{ emails: email === undefined ? [] : [email] }]
  for (const { findAddresses } of personalData.of(tx.system)) found.push((await findAddresses?.(tx, userId)) ?? {})
  const all = (kind: keyof Addresses) => [
    ...new Set(found.flatMap((addresses) => addresses[kind] ?? []).map((address) => address.toLowerCase())),
  ]
  return { userId, emails: all('emails'), recipients: all('recipients') }
}

async function insertErasure(tx: TransactionContext, { userId, ...addresses }: Person): Promise<ErasureRow> {
  const id = tx.newId('erasure')
  const sealed = tx.system.keyring.seal(JSON.stringify(addresses), sealContext(id))
  const row = await tx.db.one<ErasureRow>(sql`
    insert into erasures (environment_id, id, user_id, sealed_addresses, created_at)
    values (${tx.environmentId}, ${id}, ${userId}, ${sealed}, ${tx.now()}) returning ${erasureColumns}`)
  enqueueJob(tx, erasePerson, { id })
  return row
}
