export { faultOfKey, type KeyFault } from './check-settings.ts'
export { KeyProviderFailure } from './failure.ts'
export { readKeyFile } from './key-file.ts'
export type { KeyBinding, KeyProvider } from './provider.ts'
export { createKeyProviders, type KeyProviders, wrappedKeyContext } from './providers.ts'
export {
  CustomerKeySettings,
  customerProviderNames,
  keyReference,
  type RemoteKeySettings,
  type RemoteProviderName,
} from './settings.ts'
