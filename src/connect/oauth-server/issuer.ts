import { findContextByClientId } from '../../environment/environments/index.ts'
import type { Context, System } from '../../platform/context.ts'

/**
 * The issuer of an environment: the server itself for the first one, as a vendor's own domain is, and an address below it for
 * each other. It comes from the configuration, never from a header.
 */
export function issuerOf({ clientId, system: { config } }: Context): string {
  return clientId === config.clientId ? config.url : `${config.url}/oauth2/${clientId}`
}

/** The environment whose documents stand at the root. */
export function findFirstEnvironment(system: System): Promise<Context | undefined> {
  return findContextByClientId(system, system.config.clientId)
}
