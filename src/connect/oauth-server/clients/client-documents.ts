import type { PublicContext } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { isAddress, type NamedClient } from '../../applications/index.ts'

/** A client whose id is a URL, as a request names it. */
export interface AddressedClient extends NamedClient {
  /** Whether the request is one with which an unknown client may start. */
  mayBeNew: boolean
}

/** Called before such a client is looked up: reads the document at the URL, unless it was just read. */
export const clientDocuments =
  defineExtensionPoint<(context: PublicContext, client: AddressedClient) => Promise<boolean>>()

/** Whether a client may be looked up. The id of most is no address, and nothing has to be read. */
export async function readClientDocument(context: PublicContext, client: AddressedClient): Promise<boolean> {
  if (!isAddress(client.clientId)) return true
  const read = await Promise.all(clientDocuments.of(context.system).map((each) => each(context, client)))
  return read.includes(true)
}
