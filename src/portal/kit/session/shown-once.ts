import { openPresentedJson } from '#platform/crypto/sealed-json.ts'
import { hostCookie, hostCookieName } from '#platform/http/cookies.ts'
import type { Portal } from './portal.ts'

/**
 * Takes a secret from the form that made it to the page that shows it: sealed for one subject of one session, for a minute, and
 * gone from the browser once it was read.
 */
const cookie = 'gatehouse-shown-once'
const seconds = 60

interface Shown {
  value: string
  until: number
}

/** The cookie with which the answer to the form redirects. */
export function showOnce({ ctx, session }: Portal, subject: string, value: string): string {
  const { system } = ctx
  const shown: Shown = { value, until: ctx.now().getTime() + seconds * 1_000 }
  return hostCookie(
    system.config,
    cookie,
    system.keyring.seal(JSON.stringify(shown), sealContext(session.id, subject)),
    seconds,
  )
}

/** The secret, and the cookies that clear it. `undefined` for one of another subject or session, or that is too old. */
export function readShownOnce(
  { context, ctx, session }: Portal,
  subject: string,
): { value: string | undefined; cookies: string[] } {
  const { system } = ctx
  const sealed = context.request.cookie(hostCookieName(system.config, cookie))
  if (sealed === undefined) return { value: undefined, cookies: [] }
  const cookies = [hostCookie(system.config, cookie, '', 0)]
  try {
    const { value, until } = openPresentedJson<Shown>(system.keyring, sealed, sealContext(session.id, subject))
    return { value: until > ctx.now().getTime() ? value : undefined, cookies }
  } catch {
    return { value: undefined, cookies }
  }
}

const sealContext = (sessionId: string, subject: string) => `portal_shown_once:${sessionId}:${subject}`
