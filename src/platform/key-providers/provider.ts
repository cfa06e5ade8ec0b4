import type { AwsIdentity } from '../cloud-identity/index.ts'
import type { OutgoingClient } from '../outgoing/index.ts'

/** The purpose of a wrapped key. It can't be unwrapped for any other purpose. */
export interface KeyBinding {
  environmentId: string
  keyId: string
  /** The purpose of the key, as its owner names it. */
  purpose: string
}

/** Wraps keys with a key that never leaves the provider. */
export interface KeyProvider {
  /** The name of the provider and its key, stored with what was wrapped. It contains no secret. */
  readonly reference: string
  /** @returns text to store. @throws KeyProviderFailure */
  wrap(key: Buffer, binding: KeyBinding): Promise<string>
  /** @throws KeyProviderFailure, also if the key was wrapped for another purpose or was changed */
  unwrap(wrapped: string, binding: KeyBinding): Promise<Buffer>
}

/** A key in an external service, which encrypts and decrypts with it. Ciphertexts are text. */
export interface RemoteKey {
  readonly reference: string
  /** @throws KeyProviderFailure */
  encrypt(plaintext: Buffer, binding: KeyBinding): Promise<string>
  /** @throws KeyProviderFailure */
  decrypt(ciphertext: string, binding: KeyBinding): Promise<Buffer>
}

/** What a remote key is asked with. */
export interface RemoteKeyTools {
  outgoing: OutgoingClient
  now: () => Date
  /** Who the server is at Amazon, to assume roles of customers; `undefined` where the operator has not set that up. */
  aws: AwsIdentity | undefined
  /** Whose key it is. Only keys of the operator are asked with what the place says that the server is. */
  owner: 'operator' | { customer: string }
}
