export { VaultActor, vaultActor } from './actor.ts'
export { vaultKeysArea } from './area.ts'
export {
  decrypt,
  encrypt,
  parseWrappedDataKey,
  type UsableKey,
  unwrapDataKey,
  wrapDataKey,
} from './envelope.ts'
export { customerKeyRefused, keyProviderUnavailable } from './errors.ts'
export { KeyContext, type KeyEntry, organizationIn } from './key-context.ts'
export {
  findKeys,
  newVaultId,
  openKeys,
  type PreparedKeys,
  prepareKeys,
  storeKeys,
  withKeys,
} from './keys.ts'
export { toVaultList, uuidForm, vaultListOf, vaultListParameters } from './list-shape.ts'
export { needsKey } from './manage-keys.ts'
export { deleteOwnedKeys, moveKeys, prepareMove } from './move-keys.ts'
export { customersProvider, type VaultKeyRow } from './provider-of.ts'
export { countServerKeys, listServerKeys, retireKeys, rewrapKey } from './rotate-keys.ts'
