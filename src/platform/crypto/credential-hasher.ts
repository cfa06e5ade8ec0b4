import { createHmac } from 'node:crypto'
import type { DataKey } from './data-keys.ts'

/**
 * Turns a credential into what is stored: a chain of HMAC-SHA256 over the keys of credentials, the first key innermost. The
 * database alone is not enough to test guesses, and neither is a database with all keys but the newest.
 */
export type CredentialHasher = (credential: string) => Buffer

export interface CredentialHashes {
  /** What is stored, under the current key. */
  hashCredential: CredentialHasher
  /**
   * What may be stored, under any key that there was, newest first. For lookups: `where hash = ${anyOf(…)}`. Until a rotation has
   * reached a row, it has the hash of an earlier key.
   */
  hashesOf(credential: string): Buffer[]
  /**
   * The hash under the first key, which no rotation changes: for comparisons and names that open nothing by themselves, such as a
   * subject of a limit or the context of a seal.
   */
  stableHash(text: string): Buffer
  /** The hashes under keys that no attacker is known to have, newest first. For what is a proof by itself, such as a signature of ours. */
  proofsOf(credential: string): Buffer[]
}

/** @param current the version that is in force now */
export function createCredentialHashes(keys: () => readonly DataKey[], current: () => number): CredentialHashes {
  const all = (credential: string) => {
    const [first, ...others] = keys()
    if (first === undefined) throw new Error('There is no key for credentials.')
    let hash: Buffer = createHmac('sha256', first.material).update(credential).digest()
    const hashes = [{ key: first, stored: hash }]
    for (const key of others) {
      hash = createHmac('sha256', key.material).update(hash).digest()
      hashes.unshift({ key, stored: stored(key.version, hash) })
    }
    return hashes
  }
  return {
    hashCredential(credential) {
      const version = current()
      const found = all(credential).find(({ key }) => key.version === version)
      if (found === undefined) throw new Error('unreachable: the current key is one of all')
      return found.stored
    },
    stableHash(text) {
      const [first] = keys()
      if (first === undefined) throw new Error('There is no key for credentials.')
      return createHmac('sha256', first.material).update(text).digest()
    },
    hashesOf: (credential) => all(credential).map((each) => each.stored),
    proofsOf: (credential) => all(credential).flatMap((each) => (each.key.compromisedAt === null ? [each.stored] : [])),
  }
}

const versionBytes = 4
const hashBytes = 32

/** Of the first key the hash itself, otherwise the version before it. */
function stored(version: number, hash: Buffer): Buffer {
  if (version === 1) return hash
  const head = Buffer.alloc(versionBytes)
  head.writeUInt32BE(version)
  return Buffer.concat([head, hash])
}

/** A hash without the version of its key. */
export function bareHash(hash: Buffer): Buffer {
  return hash.subarray(-hashBytes)
}

/** A stored hash as it is under the newest of the keys; `undefined` if it is that already, or is no hash of these keys. */
export function hashOnwards(hash: Buffer, keys: readonly DataKey[]): Buffer | undefined {
  if (hash.length !== hashBytes && hash.length !== versionBytes + hashBytes) return undefined
  const version = hash.length === hashBytes ? 1 : hash.readUInt32BE()
  const later = keys.filter((key) => key.version > version)
  const newest = later.at(-1)
  if (newest === undefined) return undefined
  let bare = bareHash(hash)
  for (const { material } of later) bare = createHmac('sha256', material).update(bare).digest()
  return stored(newest.version, bare)
}
