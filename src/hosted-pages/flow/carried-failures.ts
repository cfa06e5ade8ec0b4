import type { PublicContext, System } from '../../platform/context.ts'
import { hostCookie, hostCookieName } from '../../platform/http/cookies.ts'
import { type HttpReply, redirect } from '../../platform/http/reply.ts'
import type { Failure, FormState } from './authorization-requests.ts'
import { nothingToTell, type ToldFailure, toFailure, toldAt } from './failures.ts'
import type { PageStatus } from './page-status.ts'

/**
 * Pages without a sign-in, where it could be kept: the browser itself carries to the page why its form was refused. Sealed,
 * so that nobody else can have our pages say anything.
 */
const cookie = 'gatehouse-failure'
const seconds = 60

/** Leads back to the page at an address, which tells it once. `subject` is that of the form's token. */
export function refuseCarried(
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

/** What a page has to tell, and the cookies with which it is told no more. */
export function carriedFailure(
  { system, request }: PublicContext,
  subject: string,
): { told: ToldFailure; cookies: string[] } {
  const sealed = request.cookie(hostCookieName(system.config, cookie))
  if (sealed === undefined) return { told: nothingToTell, cookies: [] }
  const failure = open(system, sealed, subject)
  const told = failure === undefined ? nothingToTell : toldAt(system.now(), failure)
  return { told, cookies: [hostCookie(system.config, cookie, '', 0)] }
}

/** `undefined` for what belongs to another page, and for what we have not sealed. */
function open(system: System, sealed: string, subject: string): Failure | undefined {
  try {
    return JSON.parse(system.keyring.open(sealed, sealContext(system, subject)).toString()) as Failure
  } catch {
    return undefined
  }
}

function sealContext({ hashCredential }: System, subject: string): string {
  return `form_failure:${hashCredential(subject).toString('base64url')}`
}
