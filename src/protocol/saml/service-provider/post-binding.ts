import { signXml } from '@node-saml/node-saml/lib/xml.js'
import type { MessageField } from '../message-field.ts'

export interface PostOptions {
  /** What the message is. A request unless given. */
  field?: MessageField
  relayState?: string | undefined
  /** Signs the message with RSA and SHA-256. Both in PEM. */
  signing?: { privateKey: string; certificate: string } | undefined
}

/** The fields of the form that carries a message by HTTP-POST (SAML bindings §3.5.4). */
export function postFields(
  message: string,
  { field = 'SAMLRequest', relayState, signing }: PostOptions,
): Record<string, string> {
  const sent = signing === undefined ? message : sign(message, signing)
  return {
    [field]: Buffer.from(sent).toString('base64'),
    ...(relayState === undefined ? {} : { RelayState: relayState }),
  }
}

/** The signature stands after the issuer, where the schema of SAML wants it. */
function sign(message: string, { privateKey, certificate }: { privateKey: string; certificate: string }): string {
  const root = '/*'
  return signXml(
    message,
    root,
    { reference: `${root}/*[local-name(.)='Issuer']`, action: 'after' },
    { privateKey, publicCert: certificate, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' },
  )
}
