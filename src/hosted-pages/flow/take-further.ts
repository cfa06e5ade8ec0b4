import type { TransactionContext } from '../../platform/context.ts'
import { sql } from '../../platform/db/sql.ts'
import type { HttpReply } from '../../platform/http/reply.ts'
import { signInExpired } from '../errors.ts'
import { isOwn, type Visit } from './authorization-requests.ts'
import { bindingCookie, newBinding } from './binding.ts'
import type { Flow } from './flow.ts'
import { keepAnswer } from './twins.ts'

/**
 * Takes a sign-in further, in which something was proven. It is tied to the browser anew: the former secret opens nothing
 * from then on, so whoever planted it in the browser, and waits for its person to go through the sign-in, is left behind
 * (security rule W-3).
 *
 * @param work makes the answer, for the sign-in as it is bound from now on.
 * @throws signInExpired when another request of the browser was first.
 */
export async function takeFurther(
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
 * Gives the visit another secret and holds it until the transaction ends.
 *
 * @returns whether it still had the former one: of parallel submissions one gets `true`.
 */
async function replaceBinding(tx: TransactionContext, visit: Visit, binding: string): Promise<boolean> {
  const replaced = await tx.db.run(sql`
    update authorization_requests set browser_hash = ${tx.system.hashCredential(binding)}, former_browser_hash = browser_hash,
      answered_form = null, sealed_answer = null, failure = null
    where ${isOwn(tx, visit)}`)
  return replaced === 1
}
