import type { PublicContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { isAddress, type NamedClient } from '../applications/index.ts'

/** A client whose id is an address, as a request names it. */
export interface AddressedClient extends NamedClient {
  /** Whether the request begins something, as one that no one knows yet may. */
  mayBeNew: boolean
}

/** What a later slice does before such a client is looked up: it reads what stands at the address, unless it just has. */
export const clientDocuments =
  defineExtensionPoint<(context: PublicContext, client: AddressedClient) => Promise<boolean>>()

/** Whether a client may be looked up. The id of most is no address, and nothing has to be read. */
export async function readClientDocument(context: PublicContext, client: AddressedClient): Promise<boolean> {
  if (!isAddress(client.clientId)) return true
  const read = await Promise.all(clientDocuments.of(context.system).map((each) => each(context, client)))
  return read.includes(true)
}
