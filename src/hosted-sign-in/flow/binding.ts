import type { RequestInfo, System, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { cookieNames, cookieValues, hostCookie, hostCookieName } from '#platform/http/cookies.ts'
import { replaceBinding, signInExpired, type Visit, visitSeconds } from '#sign-in/browser-sign-ins/index.ts'

/**
 * Binds a sign-in to one browser: a secret in a cookie for this sign-in, so that tabs do not interfere. Every proof
 * replaces it (`rebind`), which shuts out an attacker who planted the previous one.
 */
function newBinding(): string {
  return randomToken(32)
}

export function newVisit(): Visit {
  return { token: randomToken(32), binding: newBinding() }
}

/**
 * Binds a sign-in to the browser again, after a proof: the previous secret stops working. That shuts out an attacker who
 * planted it in the browser and waits for the user to go through the sign-in (security rule W-3). The answer has to bring
 * the browser the new one (`answerBound`).
 *
 * @throws signInExpired when another request of the browser was first.
 */
export async function rebind<V extends Visit>(tx: TransactionContext, visit: V): Promise<V> {
  const bound = { ...visit, binding: newBinding() }
  if (!(await replaceBinding(tx, visit, bound.binding))) throw signInExpired()
  return bound
}

const prefix = 'gatehouse-flow-'

function cookieOf(token: string): string {
  return prefix + token.slice(0, 8)
}

/** If several cookies have the name, only the one that matches the sign-in is used. */
const maxValues = 8

/** The values from the browser that may be the secret of the sign-in. */
export function readBindings({ config }: System, request: RequestInfo, token: string): string[] {
  const values = cookieValues(request.header('cookie'), hostCookieName(config, cookieOf(token)))
  return values.filter((value) => /^[A-Za-z0-9]{32}$/.test(value)).slice(0, maxValues)
}

/** Kept beyond the end of the sign-in, so that a browser that comes back to it hears that it is finished. */
export function bindingCookie({ config }: System, { token, binding }: Visit): string {
  return hostCookie(config, cookieOf(token), binding, visitSeconds)
}

/** As many sign-ins as a browser may have begun within an hour and still come back to. */
const maxBindings = 20

/** Deletes the oldest cookies of a browser that begins many sign-ins: the size of a request is limited. */
export function surplusBindingCookies({ config }: System, request: RequestInfo): string[] {
  const names = cookieNames(request.header('cookie'), hostCookieName(config, prefix))
  const surplus = names.slice(0, Math.max(0, names.length - maxBindings + 1))
  return surplus.map((name) => hostCookie(config, name.slice(hostCookieName(config, '').length), '', 0))
}
