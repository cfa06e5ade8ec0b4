import { createPrivateKey } from 'node:crypto'
import type { MessageField } from '#protocol/saml/index.ts'
import { redirectUrl } from '#protocol/saml/service-provider/redirect-binding.ts'
import type { OwnKey } from '../../connections/index.ts'

export interface Carriage {
  field?: MessageField
  binding: 'redirect' | 'post'
  destination: string
  relayState?: string | undefined
  /** Absent for a message that is not signed. */
  key?: Pick<OwnKey, 'privateKey' | 'certificate'> | undefined
}

/** What takes a message to a provider by way of the browser: an address, or a form. */
export type Carried = { url: string; form?: never } | { url?: never; form: ProviderForm }

export interface ProviderForm {
  action: string
  fields: Record<string, string>
}

/** By the binding that the provider takes. */
export async function carry(message: string, carriage: Carriage): Promise<Carried> {
  const { binding, destination, key, field = 'SAMLRequest', relayState } = carriage
  if (binding === 'redirect') {
    const signingKey = key && createPrivateKey(key.privateKey)
    return { url: redirectUrl(message, { destination, field, relayState, signingKey }) }
  }
  // Loaded here: most providers take redirects, which need no XML signatures.
  const { postFields } = await import('#protocol/saml/service-provider/post-binding.ts')
  return { form: { action: destination, fields: postFields(message, { field, relayState, signing: key }) } }
}
