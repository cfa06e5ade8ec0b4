import { generateRsaKeyPair, type RsaKeyPair } from '#platform/crypto/rsa-key-pair.ts'

const pairs: Promise<RsaKeyPair>[] = []
let given = 0

/** A key pair like any other, but one of eight that come round again: tests want hundreds, and one takes 0.2 s to make. */
export function nextKeyPair(): Promise<RsaKeyPair> {
  const i = given++ % 8
  pairs[i] ??= generateRsaKeyPair()
  return pairs[i]
}
