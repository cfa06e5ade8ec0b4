export { createSsoCode, endSsoCodesOfUser, spendSsoCode } from './codes.ts'
export { findProviderStarted, type ProviderStarted } from './provider-started.ts'
