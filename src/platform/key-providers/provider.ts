import type { OutgoingClient } from '../outgoing/index.ts'

/** What a wrapped key is for. It opens for nothing else. */
export interface KeyBinding {
  environmentId: string
  keyId: string
  /** What the key was made for, in the words of its owner. */
  purpose: string
}

/** Wraps keys with one that it never gives away. */
export interface KeyProvider {
  /** Names the provider and its key, and holds nothing secret: stored beside what was wrapped. */
  readonly reference: string
  /** @returns text to store. @throws KeyProviderFailure */
  wrap(key: Buffer, binding: KeyBinding): Promise<string>
  /** @throws KeyProviderFailure, also for what was wrapped for something else or was changed. */
  unwrap(wrapped: string, binding: KeyBinding): Promise<Buffer>
}

/** A key in a service of someone else, which encrypts and decrypts by it. Ciphertexts are text. */
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
}
