import type { PublicContext, System } from '#platform/context.ts'
import { openPresentedJson } from '#platform/crypto/sealed-json.ts'
import { hostCookie, hostCookieName } from '#platform/http/cookies.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import type { PageStatus } from '../page/page-status.ts'
import { type Failure, type FormState, noFailure, type ShownFailure, shownFailure, toFailure } from './failures.ts'

/**
 * For pages that have no row to store it in: a cookie says why the form was refused. Sealed, so that others cannot put
 * text on the pages.
 */
const cookie = 'gatehouse-failure'
const seconds = 60

/** Redirects back to a page, which shows the failure once. `subject` is that of the form's token. */
export function refuseWithCookie(
  system: System,
  subject: string,
  url: string,
  state: FormState,
  status: PageStatus = 400,
): HttpReply {
  const failure = toFailure(system.now(), '', state, status)
  const sealed = system.keyring.seal(JSON.stringify(failure), sealContext(system, subject))
  return redirect(url, 303)
    .asRefusal()
    .withCookies([hostCookie(system.config, cookie, sealed, seconds)])
}

/** The failure to show, and the cookies that clear it. */
export function readFailureCookie(
  { system, request }: PublicContext,
  subject: string,
): { failure: ShownFailure; cookies: string[] } {
  const sealed = request.cookie(hostCookieName(system.config, cookie))
  if (sealed === undefined) return { failure: noFailure, cookies: [] }
  const stored = open(system, sealed, subject)
  const failure = stored === undefined ? noFailure : shownFailure(system.now(), stored)
  return { failure, cookies: [hostCookie(system.config, cookie, '', 0)] }
}

/** `undefined` for what belongs to another page, and for what we have not sealed. */
function open(system: System, sealed: string, subject: string): Failure | undefined {
  try {
    return openPresentedJson<Failure>(system.keyring, sealed, sealContext(system, subject))
  } catch {
    return undefined
  }
}

function sealContext({ stableHash }: System, subject: string): string {
  return `form_failure:${stableHash(subject).toString('base64url')}`
}
