import { createHash } from 'node:crypto'
import type { AwsIdentity } from '../cloud-identity/index.ts'
import type { Counters } from '../counters.ts'
import type { Keyring } from '../crypto/keyring.ts'
import { operatorNetworks } from '../outgoing/address-policy.ts'
import { createOutgoingClient, type OutgoingClient } from '../outgoing/index.ts'
import { refuseInRepeatable } from '../repeatable-runs.ts'
import { noTraces, type Traces } from '../traces/traces.ts'
import { KeyProviderFailure } from './failure.ts'
import { keyServiceCalls } from './key-service-calls.ts'
import type { KeyBinding, KeyProvider, RemoteKey, RemoteKeyTools } from './provider.ts'
import { openRemoteKey } from './remote-key.ts'
import type { CustomerKeySettings, RemoteKeySettings, ServerKeySettings } from './settings.ts'

/** The keys of this server that wrap others, and access to those of customers. */
export interface KeyProviders {
  /** Wraps what is new. */
  readonly current: KeyProvider
  /** The one of a reference, if the server has it. */
  find(reference: string): KeyProvider | undefined
  /**
   * A key of a customer, asked through the guarded client. It is kept with its tokens, so that they are not requested again for
   * each use.
   *
   * @param customer the id that a role of the customer requires as external id
   */
  open(settings: CustomerKeySettings, customer: string): KeyProvider
}

export interface KeyProviderOptions {
  /** Those that the operator set up; the first wraps, all unwrap. `LOCAL` is the master key, and unwraps anyway. */
  configured: readonly ServerKeySettings[]
  /** Of secrets at rest, which open by the master key. */
  keyring: Keyring
  /** For keys of customers. */
  outgoing: OutgoingClient
  now: () => Date
  /** See `System.aws`. */
  aws: AwsIdentity | undefined
  traces?: Traces
  counters?: Counters
}

/** For {@link refuseInRepeatable}: also the local one, as another server may have another. */
const keyProvider = 'a key provider'

/** Providers of customers that a process keeps: those that were used last. */
const mostKept = 1_000

export function createKeyProviders(options: KeyProviderOptions): KeyProviders {
  const { configured, keyring, now, aws, traces = noTraces, counters } = options
  const local = createLocalProvider(keyring)
  const networks = { allowLoopback: true, allowNetworks: operatorNetworks, traces }
  const operators: RemoteKeyTools = { outgoing: createOutgoingClient(networks), now, aws, owner: 'operator' }
  const openCounted = (settings: RemoteKeySettings, tools: RemoteKeyTools) =>
    counted(openRemoteKey(settings, tools), settings.provider, tools, counters)
  const all = configured.map((each) =>
    each.provider === 'LOCAL' ? local : sealed(keyring, openCounted(each, operators)),
  )
  const current = all[0] ?? local
  const kept = new Map<string, KeyProvider>()
  const openNew = (settings: CustomerKeySettings, customer: string) =>
    sealed(keyring, openCounted(settings, { outgoing: options.outgoing, now, aws, owner: { customer } }))
  return {
    current,
    find: (reference) => [...all, local].find((provider) => provider.reference === reference),
    open(settings, customer) {
      const name = createHash('sha256')
        .update(JSON.stringify([customer, settings]))
        .digest('base64')
      const provider = kept.get(name) ?? openNew(settings, customer)
      // A map lists its keys in the order in which they were set.
      kept.delete(name)
      kept.set(name, provider)
      const [oldest] = kept.keys()
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
      return provider
    },
  }
}

/** Counts the calls of a key by their outcome. */
function counted(
  key: RemoteKey,
  provider: RemoteKeySettings['provider'],
  { owner }: RemoteKeyTools,
  counters: Counters | undefined,
): RemoteKey {
  const count = async <T>(call: Promise<T>): Promise<T> => {
    const labels = { provider, owner: owner === 'operator' ? 'operator' : 'customer' }
    try {
      const result = await call
      counters?.add(keyServiceCalls, { ...labels, outcome: 'ok' })
      return result
    } catch (error) {
      const outcome = error instanceof KeyProviderFailure ? error.reason : 'unavailable'
      counters?.add(keyServiceCalls, { ...labels, outcome })
      throw error
    }
  }
  return {
    reference: key.reference,
    encrypt: (plaintext, binding) => count(key.encrypt(plaintext, binding)),
    decrypt: (ciphertext, binding) => count(key.decrypt(ciphertext, binding)),
  }
}

/** Wraps by the master key, as all secrets at rest are: a new one takes over at the next start, and nothing is wrapped again. */
function createLocalProvider(keyring: Keyring): KeyProvider {
  return {
    reference: 'LOCAL',
    async wrap(key, binding) {
      refuseInRepeatable(keyProvider)
      return keyring.seal(key, wrappedKeyContext(binding))
    },
    async unwrap(wrapped, binding) {
      refuseInRepeatable(keyProvider)
      return opened(() => keyring.open(wrapped, wrappedKeyContext(binding)))
    },
  }
}

/**
 * What a service has encrypted is sealed once more with what it is for. Not every service binds a ciphertext to a purpose, and
 * with a public key anyone can make one: an attacker who can write to the database alone can neither exchange keys nor add their own.
 */
function sealed(keyring: Keyring, remote: RemoteKey): KeyProvider {
  return {
    reference: remote.reference,
    async wrap(key, binding) {
      refuseInRepeatable(keyProvider)
      return keyring.seal(await remote.encrypt(key, binding), wrappedKeyContext(binding))
    },
    async unwrap(wrapped, binding) {
      refuseInRepeatable(keyProvider)
      const ciphertext = opened(() => keyring.open(wrapped, wrappedKeyContext(binding))).toString()
      return remote.decrypt(ciphertext, binding)
    },
  }
}

/** @throws KeyProviderFailure */
function opened(open: () => Buffer): Buffer {
  try {
    return open()
  } catch {
    throw new KeyProviderFailure('refused', 'The stored key was changed, or belongs to another one')
  }
}

/** The context in which a wrapped key is sealed. */
export function wrappedKeyContext({ environmentId, keyId, purpose }: KeyBinding): string {
  return `wrapped_key:${JSON.stringify([environmentId, keyId, purpose])}`
}
