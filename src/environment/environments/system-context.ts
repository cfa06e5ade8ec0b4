import { type Context, createContext, type System } from '#platform/context.ts'
import type { EnvironmentRow } from './schemas.ts'

/** The context of work without a request. @param tracedRequestId the request that led to a job. */
export function systemContext(system: System, row: EnvironmentRow, tracedRequestId?: string): Context {
  const { id: environmentId, client_id: clientId } = row
  return createContext(system, { environmentId, clientId, actor: { type: 'system' }, tracedRequestId })
}
