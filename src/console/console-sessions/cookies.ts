import type { RequestInfo, System } from '#platform/context.ts'
import { hostCookie, hostCookieName } from '#platform/http/cookies.ts'
import { consoleSessionSeconds } from './lifetimes.ts'

const sessionCookieName = 'gatehouse-console'
const visitCookieName = 'gatehouse-console-sign-in'
/** As long as the hosted pages keep a sign-in. */
const visitSeconds = 3_600

/** The secret of the browser's session, if it has the form of one. */
export function readSessionCookie({ config }: System, request: RequestInfo): string | undefined {
  const value = request.cookie(hostCookieName(config, sessionCookieName))
  return value !== undefined && /^[A-Za-z0-9]{32}$/.test(value) ? value : undefined
}

/** Sent by no request that another site causes, navigation included. */
export function sessionCookie({ config }: System, secret: string): string {
  return hostCookie(config, sessionCookieName, secret, consoleSessionSeconds, 'Strict')
}

export function noSessionCookie({ config }: System): string {
  return hostCookie(config, sessionCookieName, '', 0, 'Strict')
}

/** What a sign-in on the hosted pages comes back to. It may come back by way of another site, so this one is sent then too. */
interface SignInVisit {
  state: string
  verifier: string
  returnTo: string
  /** The session for which the operator proves themselves again. */
  consoleSessionId?: string | undefined
}

const sealContext = 'console_sign_in'

export function visitCookie({ config, keyring }: System, visit: SignInVisit): string {
  const sealed = keyring.seal(JSON.stringify(visit), sealContext)
  return hostCookie(config, visitCookieName, sealed, visitSeconds)
}

export function noVisitCookie({ config }: System): string {
  return hostCookie(config, visitCookieName, '', 0)
}

export function readVisitCookie({ config, keyring }: System, request: RequestInfo): SignInVisit | undefined {
  const sealed = request.cookie(hostCookieName(config, visitCookieName))
  if (sealed === undefined) return undefined
  try {
    // Sealed by `visitCookie` alone.
    return JSON.parse(keyring.openPresented(sealed, sealContext).toString()) as SignInVisit
  } catch {
    return undefined
  }
}
