import { createPrivateKey } from 'node:crypto'
import type { MessageField } from '#protocol/saml/index.ts'
import { redirectUrl } from '#protocol/saml/service-provider/redirect-binding.ts'
import type { OwnKey } from '../../connections/index.ts'

export interface MessageOptions {
  field?: MessageField
  binding: 'redirect' | 'post'
  destination: string
  relayState?: string | undefined
  /** Absent for a message that is not signed. */
  key?: Pick<OwnKey, 'privateKey' | 'certificate'> | undefined
}

/** How a message gets to a provider through the browser: by a URL, or by a form. */
export type EncodedMessage = { url: string; form?: never } | { url?: never; form: ProviderForm }

export interface ProviderForm {
  action: string
  fields: Record<string, string>
}

/** Encodes a SAML message for the binding that the provider accepts. */
export async function encodeMessage(message: string, options: MessageOptions): Promise<EncodedMessage> {
  const { binding, destination, key, field = 'SAMLRequest', relayState } = options
  if (binding === 'redirect') {
    const signingKey = key && createPrivateKey(key.privateKey)
    return { url: redirectUrl(message, { destination, field, relayState, signingKey }) }
  }
  // Loaded here: most providers take redirects, which need no XML signatures.
  const { postFields } = await import('#protocol/saml/service-provider/post-binding.ts')
  return { form: { action: destination, fields: postFields(message, { field, relayState, signing: key }) } }
}
