import { X509Certificate } from 'node:crypto'
import type { PublicContext } from '#platform/context.ts'
import { certificateThumbprint } from '../../applications/index.ts'

/** Of an RSA key of 4,096 bits with many names, in the longest encoding. */
const longest = 16_384

/**
 * The thumbprint of the certificate with which a client connected to the proxy, which passes it on in the header of
 * `GATEHOUSE_CLIENT_CERTIFICATE_HEADER`. The handshake has proven that the client has its key (RFC 8705 §7.2), and nothing more: who signed
 * the certificate does not count. `undefined` without one.
 *
 * @returns what is wrong with the header, as `{ fault }`
 */
export function readClientCertificate({
  system,
  request,
}: Pick<PublicContext, 'system' | 'request'>): string | undefined | { fault: string } {
  const { clientCertificateHeader: name } = system.config
  const header = name === undefined ? undefined : request.header(name)
  if (header === undefined || header === '') return undefined
  if (!request.isOfProxy()) return { fault: `The header \`${name}\` is only taken from a configured proxy.` }
  const certificate = header.length > longest ? undefined : parseCertificate(header)
  const now = system.now().getTime()
  if (certificate === undefined || Date.parse(certificate.validTo) < now || Date.parse(certificate.validFrom) > now)
    return { fault: 'The client certificate cannot be read, or is not valid at this time.' }
  return certificateThumbprint(certificate)
}

/** PEM in percent-encoding as nginx passes it on, DER in base64 as Caddy and HAProxy do, or between colons (RFC 9440 §2.1). */
function parseCertificate(header: string): X509Certificate | undefined {
  try {
    const text = decodeURIComponent(header).trim()
    if (text.startsWith('-----BEGIN CERTIFICATE-----')) return new X509Certificate(text)
    const encoded = /^:?([A-Za-z0-9+/]+={0,2}):?$/.exec(text)?.[1]
    return encoded === undefined ? undefined : new X509Certificate(Buffer.from(encoded, 'base64'))
  } catch {
    return undefined
  }
}
