import { constants, createHash, privateDecrypt } from 'node:crypto'

export type OaepHash = 'sha1' | 'sha256' | 'sha384' | 'sha512'

export interface OaepParameters {
  /** Hashes the label, which is empty. */
  digest: OaepHash
  /** The hash of the mask generation function MGF1. */
  mask: OaepHash
}

/**
 * RSAES-OAEP decryption (RFC 8017 §7.1.2), also with two different hashes, which Node doesn't offer.
 *
 * @param key private key in PEM.
 * @throws an error for every fault, without saying which.
 */
export function decryptOaep(key: string, ciphertext: Buffer, { digest, mask }: OaepParameters): Buffer {
  if (digest === mask) {
    return privateDecrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: digest }, ciphertext)
  }
  return decode(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, ciphertext), digest, mask)
}

/**
 * Step 3 of the decryption. It looks at every byte, whatever it finds, and fails once, at the end: how long it takes must
 * not tell an attacker which byte is wrong (Manger's attack, RFC 8017 §7.1.2, note).
 */
function decode(encoded: Buffer, digest: OaepHash, mask: OaepHash): Buffer {
  const labelHash = createHash(digest).digest()
  const [maskedSeed, maskedData] = [encoded.subarray(1, 1 + labelHash.length), encoded.subarray(1 + labelHash.length)]
  const seed = exclusiveOr(maskedSeed, generateMask(mask, maskedData, maskedSeed.length))
  const data = exclusiveOr(maskedData, generateMask(mask, seed, maskedData.length))
  let faults = encoded[0] ?? 1
  for (const [at, byte] of labelHash.entries()) faults |= byte ^ (data[at] ?? 0)
  let inPadding = 1
  let start = 0
  for (let at = labelHash.length; at < data.length; at++) {
    const byte = data[at] ?? 0
    const [isZero, isOne] = [isNone(byte), isNone(byte ^ 1)]
    faults |= inPadding & ~(isZero | isOne) & 1
    start |= -(inPadding & isOne) & (at + 1)
    inPadding &= isZero
  }
  if ((faults | inPadding) !== 0) throw new Error('The message is not encoded in OAEP.')
  return data.subarray(start)
}

/** 1 for zero and 0 for other bytes, without a branch. */
function isNone(byte: number): number {
  return (byte - 1) >>> 31
}

/** MGF1 (RFC 8017 §B.2.1). */
function generateMask(hash: OaepHash, seed: Buffer, length: number): Buffer {
  const blocks: Buffer[] = []
  for (let size = 0; size < length; size += blocks.at(-1)?.length ?? length) {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(blocks.length)
    blocks.push(createHash(hash).update(seed).update(counter).digest())
  }
  return Buffer.concat(blocks).subarray(0, length)
}

function exclusiveOr(one: Buffer, other: Buffer): Buffer {
  return Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)))
}
