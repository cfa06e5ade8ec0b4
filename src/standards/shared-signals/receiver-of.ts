import { findNamedApplication } from '#connect/applications/index.ts'
import { authenticateMachine, scopesOfMachine } from '#connect/oauth-server/index.ts'
import { authenticateManagementKey } from '#environment/environments/index.ts'
import type { Context, RequestInfo, System } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { typeOfToken } from '../authzen/index.ts'
import { insufficientScope } from './errors.ts'

export type SignalScope = 'ssf.read' | 'ssf.manage'

/** Who manages streams. A management key manages those of its whole environment. */
export interface Receiver {
  /** A machine manages its own. */
  machine?: { applicationId: string; clientId: string; organizationId: string | null }
}

/**
 * Accepts a management key, or an access token that a machine got for the environment.
 *
 * @throws unauthorized
 */
export function authenticateSignalReceiver(system: System, request: RequestInfo): Promise<Context> {
  return typeOfToken(request) === 'at+jwt'
    ? authenticateMachine(system, request)
    : authenticateManagementKey(system, request)
}

/** @throws insufficientScope for a machine whose token does not have the scope: `ssf.manage` includes `ssf.read`. */
export async function receiverOf({ system, request, actor }: Context, needed: SignalScope): Promise<Receiver> {
  if (actor.type !== 'client' || request === undefined) return {}
  const scopes = scopesOfMachine(request)
  if (!scopes.includes(needed) && !scopes.includes('ssf.manage')) throw insufficientScope(needed)
  const named = await findNamedApplication(system, request, { clientId: actor.id, at: undefined })
  if (named === undefined) throw insufficientScope(needed)
  const { id, client_id, organization_id } = named.application
  return { machine: { applicationId: id, clientId: client_id, organizationId: organization_id } }
}

/** The streams `s` that a receiver manages. */
export function isManagedBy({ environmentId }: Context, { machine }: Receiver): Statement {
  return all([
    sql`s.environment_id = ${environmentId}`,
    machine === undefined ? undefined : sql`s.application_id = ${machine.applicationId}`,
  ])
}
