import { createHmac } from 'node:crypto'

/**
 * Turns a credential into what is stored and looked up: an HMAC-SHA256 of 32 bytes. The database alone is not enough to
 * test guesses.
 */
export type CredentialHasher = (credential: string) => Buffer

export function createCredentialHasher(key: Buffer): CredentialHasher {
  return (credential) => createHmac('sha256', key).update(credential).digest()
}
