import { webcrypto } from 'node:crypto'

export type RsaKeyPair = webcrypto.CryptoKeyPair

/** The algorithm of the tokens that Gatehouse signs: RS256. */
export const rs256 = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
}

/** Makes an extractable key of 2048 bits. Takes about 0.2 s off the main thread. */
export async function generateRsaKeyPair(): Promise<RsaKeyPair> {
  return (await webcrypto.subtle.generateKey(rs256, true, ['sign', 'verify'])) as RsaKeyPair
}
