import type { TransactionContext } from '#platform/context.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { replaceBinding, signInExpired } from '#sign-in/browser-sign-ins/index.ts'
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
