import type { System } from '#platform/context.ts'

/** A client as a request names it. */
export interface NamedClient {
  clientId: string
  /** The client id of the environment at whose address the request came in. */
  at: string | undefined
}

/** Whether a client id is a URL at which a document describes the client. Ids that we issue are not. */
export function isAddress(clientId: string): boolean {
  return /^https?:\/\//.test(clientId)
}

/**
 * The environment in which a client is looked up; `null` for whichever has it. An address may be a client of several: where the
 * request does not say, it is the first environment's.
 */
export function environmentOf({ config }: Pick<System, 'config'>, { clientId, at }: NamedClient): string | null {
  return at ?? (isAddress(clientId) ? config.clientId : null)
}
