/** What a signature algorithm takes. */
interface Algorithm {
  key: 'rsa' | 'ec'
  hash: 'sha1' | 'sha256' | 'sha384' | 'sha512'
}

/** S-9, by the names of RFC 9231. What verifiers know beside these is never asked of them. */
export const signatureAlgorithms: Readonly<Record<string, Algorithm>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': { key: 'rsa', hash: 'sha256' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384': { key: 'rsa', hash: 'sha384' },
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': { key: 'rsa', hash: 'sha512' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256': { key: 'ec', hash: 'sha256' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384': { key: 'ec', hash: 'sha384' },
  'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512': { key: 'ec', hash: 'sha512' },
}
export const digestAlgorithms: Readonly<Record<string, Algorithm['hash']>> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
}

/** For providers that know no better, where an administrator chose so. */
export const sha1 = {
  signature: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  digest: 'http://www.w3.org/2000/09/xmldsig#sha1',
}

/** The kind of key that a signature was made with, by the name of its algorithm. */
export function keyTypeOf(algorithm: string): Algorithm['key'] {
  return Object.hasOwn(signatureAlgorithms, algorithm) ? (signatureAlgorithms[algorithm]?.key ?? 'rsa') : 'rsa'
}
