import type { DataKey, DataKeys } from './data-keys.ts'
import { type Keyring, keyringOf, type SealingKey, sealingKey } from './keyring.ts'

/** A keyring over the keys of the database: the current one seals, all of them open. */
export function createDataKeyring(keys: DataKeys, now: () => Date): Keyring {
  return keyringOf({
    current: () => sealingKeyOf(keys.current('secrets', now())),
    find(id) {
      const found = keys
        .of('secrets')
        .map(sealingKeyOf)
        .find((key) => key.id === id)
      if (found !== undefined) return found
      // Another process has made it, and this one has missed all looks since then.
      keys.refresh().catch(() => {})
      throw new Error(`A secret is sealed under the data key ${id}, which this process does not know.`)
    },
  })
}

// Deriving a key takes microseconds, and each seal needs one.
const derived = new WeakMap<DataKey, SealingKey>()

export function sealingKeyOf(key: DataKey): SealingKey {
  const known = derived.get(key)
  if (known !== undefined) return known
  const traits = { perRecord: key.format === 2, isCompromised: key.compromisedAt !== null }
  const made = sealingKey(key.material.toString('base64'), traits)
  derived.set(key, made)
  return made
}
