import { signXml } from '@node-saml/node-saml/lib/xml.js'

export interface PostOptions {
  relayState?: string | undefined
  /** Signs the request with RSA and SHA-256. Both in PEM. */
  signing?: { privateKey: string; certificate: string } | undefined
}

/** The fields of the form that carries a request by HTTP-POST (SAML bindings §3.5.4). */
export function postFields(request: string, { relayState, signing }: PostOptions): Record<string, string> {
  const message = signing === undefined ? request : sign(request, signing)
  return {
    SAMLRequest: Buffer.from(message).toString('base64'),
    ...(relayState === undefined ? {} : { RelayState: relayState }),
  }
}

/** The signature stands after the issuer, where the schema of SAML wants it. */
function sign(request: string, { privateKey, certificate }: { privateKey: string; certificate: string }): string {
  const root = "/*[local-name(.)='AuthnRequest']"
  return signXml(
    request,
    root,
    { reference: `${root}/*[local-name(.)='Issuer']`, action: 'after' },
    { privateKey, publicCert: certificate, signatureAlgorithm: 'sha256', digestAlgorithm: 'sha256' },
  )
}
