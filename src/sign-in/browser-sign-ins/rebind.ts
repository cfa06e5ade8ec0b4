import type { System, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { sql } from '#platform/db/sql.ts'
import { isOwn, type Visit } from './authorization-requests.ts'

/**
 * Replaces the secret of the visit and locks it until the transaction ends.
 *
 * @returns whether it still had the previous one: of parallel submissions, one gets `true`.
 */
export async function replaceBinding(tx: TransactionContext, visit: Visit, binding: string): Promise<boolean> {
  const replaced = await tx.db.run(sql`
    update authorization_requests set browser_hash = ${tx.system.hashCredential(binding)}, former_browser_hash = browser_hash,
      answered_form = null, sealed_answer = null, failure = null
    where ${isOwn(tx, visit)}`)
  return replaced === 1
}

/** How long an answer may take to reach the browser, and the user to click again. */
const graceMs = 30_000

/** Stores the answer to the form that replaced the secret of the visit. @param form identifies it. */
export async function rememberAnswer(
  tx: TransactionContext,
  visit: Visit,
  form: Buffer,
  sealed: string,
): Promise<void> {
  const { hashesOf } = tx.system
  tx.db.send(sql`
    update authorization_requests set answered_form = ${form}, answered_at = ${tx.now()}, sealed_answer = ${sealed}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(hashesOf(visit.token))}
      and browser_hash = ${anyOf(hashesOf(visit.binding))}`)
}

/**
 * The answer to the form that replaced the secret that the caller still has. Any other form ends the chance to get it.
 */
export async function takeAnswer(system: System, visit: Visit, form: Buffer): Promise<string | undefined> {
  const { hashesOf, database } = system
  const row = await database.maybe<{ sealed_answer: string | null }>(sql`
    update authorization_requests set
      answered_form = case when answered_form = ${form} then answered_form end,
      sealed_answer = case when answered_form = ${form} then sealed_answer end
    where hash = ${anyOf(hashesOf(visit.token))} and former_browser_hash = ${anyOf(hashesOf(visit.binding))}
      and answered_form is not null and answered_at > ${new Date(system.now().getTime() - graceMs)}
    returning sealed_answer`)
  return row?.sealed_answer ?? undefined
}
