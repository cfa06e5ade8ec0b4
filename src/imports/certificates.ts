/** Certificates of a provider as PEM: from PEM, base64 of PEM, or the base64 of the certificate alone, several with commas. */
export function pemCertificates(text: string): string[] {
  if (text.includes('-----BEGIN')) return text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []
  const decoded = Buffer.from(text, 'base64').toString('utf8')
  if (decoded.includes('-----BEGIN')) return pemCertificates(decoded)
  return text
    .split(',')
    .map((part) => part.replaceAll(/\s/g, ''))
    .filter((part) => part !== '')
    .map((base64) => `-----BEGIN CERTIFICATE-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END CERTIFICATE-----`)
}
