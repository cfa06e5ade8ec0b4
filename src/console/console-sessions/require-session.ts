import type { PublicContext, RequestInfo, System } from '#platform/context.ts'
import { isLoopback } from '#platform/ip/loopback.ts'
import { readSessionCookie } from './cookies.ts'
import { consoleSessionRequired } from './errors.ts'
import { requireOwnPage } from './own-pages.ts'
import { type CalledSession, findCalledSession, noteUse } from './sessions.ts'

/**
 * The open session of a call from a page of the console.
 *
 * @throws consoleRequestRefused, consoleSessionRequired
 */
export async function requireConsoleSession(
  { system, request }: PublicContext,
  environmentId: string | null = null,
  { isUse = true }: { isUse?: boolean } = {},
): Promise<CalledSession> {
  requireOwnPage(system, request)
  const secret = readSessionCookie(system, request)
  const session = secret === undefined ? undefined : await findCalledSession(system, secret, environmentId)
  if (session === undefined)
    throw consoleSessionRequired(`${system.config.url}/console/sign-in`, mayContinueAsDeveloper(system, request))
  // What a page asks for by itself, such as news every minute, is no use by its operator.
  if (isUse && request.header('x-gatehouse-background') === undefined) await noteUse(system, session)
  return session
}

/** Only development on loopback knows a developer without a sign-in. */
export function mayContinueAsDeveloper({ config }: System, { ip }: RequestInfo): boolean {
  return config.development && isLoopback(ip)
}
