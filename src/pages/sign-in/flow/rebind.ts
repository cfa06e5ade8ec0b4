import type { TransactionContext } from '../../../platform/context.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { HttpReply } from '../../../platform/http/reply.ts'
import { signInExpired } from '../errors.ts'
import { isOwn, type Visit } from './authorization-requests.ts'
import { bindingCookie, newBinding } from './binding.ts'
import type { Flow } from './flow.ts'
import { keepAnswer } from './repeated-forms.ts'

/**
 * Advances a sign-in after a proof and binds it to the browser again: the previous secret stops working. That shuts out
 * an attacker who planted it in the browser and waits for the user to go through the sign-in (security rule W-3).
 *
 * @param work makes the answer for the sign-in with its new binding. @throws signInExpired when another request of the
 * browser was first.
 */
export async function rebind(
  tx: TransactionContext,
  flow: Flow,
  work: (bound: Flow) => Promise<HttpReply>,
): Promise<HttpReply> {
  const bound = { ...flow, binding: newBinding() }
  if (!(await replaceBinding(tx, flow, bound.binding))) throw signInExpired()
  const reply = (await work(bound)).withCookies([bindingCookie(tx.system, bound)])
  await keepAnswer(tx, bound, reply)
  return reply
}

/**
 * Replaces the secret of the visit and locks it until the transaction ends.
 *
 * @returns whether it still had the previous one: of parallel submissions, one gets `true`.
 */
async function replaceBinding(tx: TransactionContext, visit: Visit, binding: string): Promise<boolean> {
  const replaced = await tx.db.run(sql`
    update authorization_requests set browser_hash = ${tx.system.hashCredential(binding)}, former_browser_hash = browser_hash,
      answered_form = null, sealed_answer = null, failure = null
    where ${isOwn(tx, visit)}`)
  return replaced === 1
}
