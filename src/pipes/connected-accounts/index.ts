export { isConnecting } from './authorize/authorizations.ts'
export { findHandoff, handOver } from './authorize/handoff.ts'
export { type Finished, receiveAnswer } from './authorize/receive.ts'
export { startHandedConnection } from './authorize/start.ts'
export { dropAccount } from './end-accounts.ts'
export { authMethodMismatch, clientMissing, connectionUnknown, integrationDisabled } from './errors.ts'
export { findHeld } from './find.ts'
export { storeApiKey, storeClientCredentials } from './keys.ts'
export { type ListedIntegration, listHeld } from './list.ts'
export {
  AccountClient,
  type AccountOwner,
  type AccountRow,
  ListedAccount,
  toListedAccount,
} from './schemas.ts'
