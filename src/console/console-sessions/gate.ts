import { mainCluster } from '#platform/clusters/clusters.ts'
import { type Context, createContext, type PublicContext, type RequestInfo, type System } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Operation } from '#platform/http/operation.ts'
import { keepRefusedCall } from '../operator-log/index.ts'
import { permits, ruleOf } from '../permissions/index.ts'
import { freshProofRequired, operationNotPermitted, reasonRequired } from './errors.ts'
import { requireConsoleSession } from './require-session.ts'
import { findCalledEnvironment, isFresh } from './sessions.ts'

const reasonLength = 500

/** The id of an environment follows. */
export const consoleMountPrefix = '/console/api/environments/'

/** Lets operators call the operations that take a management key, as far as their role goes. */
export function createConsoleMount(system: System): Mount {
  return {
    prefix: consoleMountPrefix,
    authenticate: (request, operation, environmentId, { isAgain = false } = {}) =>
      passGate({ system, request, isAgain }, operation, environmentId),
  }
}

/**
 * In this order: the page, the session, the role in the environment, the fresh proof, the reason. An environment that does not
 * exist is refused like one in which the operator has no role. What a role does not permit is kept in the operator log, unless it
 * only reads.
 *
 * @throws consoleRequestRefused, consoleSessionRequired, operationNotPermitted, freshProofRequired, reasonRequired,
 * invalidRequest for a reason that cannot be read
 */
async function passGate(
  { system, request, isAgain }: PublicContext & { isAgain: boolean },
  operation: Operation,
  environmentId: string,
): Promise<Context> {
  const named = isStorableText(environmentId) && environmentId.length <= 255 ? environmentId : null
  const { main } = system.clusters
  const session = await requireConsoleSession({ system: main, request }, named, { isUse: !isAgain })
  const { role } = session
  // Operators are in `main`, and call environments in every cluster.
  const { environment_id, client_id, kind } =
    system.cluster === mainCluster ? session : await findCalledEnvironment(system, named)
  const rule = ruleOf(operation.id)
  if (environment_id === null || client_id === null || kind === null || rule === undefined)
    throw operationNotPermitted()
  const isRevealed = request.header('x-gatehouse-reveal') === '1' && rule.kind !== 'credential'
  const reason = readReason(request)
  const contextOf = (as: string) =>
    createContext(system, {
      environmentId: environment_id,
      clientId: client_id,
      request,
      actor: {
        type: 'operator',
        id: session.operator_id,
        name: session.email,
        role: as,
        sessionId: session.id,
        reason,
        seesSecrets: isRevealed || rule.kind === 'credential' || rule.kind === 'reveal',
      },
    })
  const mayCall = role !== null && permits(role, kind, rule)
  const mayReveal = !isRevealed || (role !== null && permits(role, kind, { area: rule.area, kind: 'reveal' }))
  const isAtHome = operation.access !== 'system_key' || kind === 'system'
  if (role === null || !mayCall || !mayReveal || !isAtHome) {
    // Pages ask for more than a role may read, and show then that it may not.
    if (rule.kind !== 'read' || isRevealed) await keepRefusedCall(contextOf(role ?? 'none'), operation)
    throw operationNotPermitted()
  }
  if ((rule.stepUp || isRevealed) && !isFresh(session, system.now()))
    throw freshProofRequired(`${system.config.url}/console/step-up`)
  if ((rule.reason || isRevealed) && reason === undefined) throw reasonRequired()
  return contextOf(role)
}

/** @throws invalidRequest */
function readReason(request: RequestInfo): string | undefined {
  const header = request.header('x-gatehouse-reason')
  if (header === undefined || header.trim() === '') return undefined
  const text = decoded(header)?.trim()
  if (text !== undefined && text.length <= reasonLength && isStorableText(text)) return text
  const message = `\`X-Gatehouse-Reason\` cannot be used. Send at most ${reasonLength} characters as percent-encoded UTF-8.`
  throw platformErrors.invalidRequest([{ field: 'X-Gatehouse-Reason', code: 'reason_invalid', message }])
}

function decoded(header: string): string | undefined {
  try {
    return decodeURIComponent(header)
  } catch {
    return undefined
  }
}
