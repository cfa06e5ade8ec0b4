export { redirectsArea } from './area.ts'
export {
  authenticateClient,
  authenticateManagementKey,
  bearerToken,
  clientErrors,
  invalidClient,
  presentedSecrets,
  unauthorizedClient,
} from './authenticate.ts'
export { completeEnvironments, environmentBeginnings } from './beginnings.ts'
export { deleteCredential, hasCredential, isCredential, storeCredential } from './credentials.ts'
export { createKeyList } from './key-list.ts'
export { linkTo } from './link-to.ts'
export { ensureManagementKey } from './management-keys.ts'
export { policySettings, type SignInMethod } from './policy-settings.ts'
export {
  createEnvironment,
  deleteEnvironment,
  emptyEnvironment,
  ensureFirstEnvironment,
  findContextByClientId,
  findEnvironmentContext,
  findOnlyEnvironment,
  getEnvironment,
  listEnvironments,
  listEnvironmentsWithHomepage,
  lockEnvironment,
  updateEnvironment,
} from './service.ts'
export { impersonationSeconds, sessionSeconds } from './session-policy.ts'
export {
  defineSettings,
  readSettings,
  type StoredSettings,
  signInSettings,
  storeSettings,
  storeUnsetSettings,
} from './settings.ts'
