export { redirectsArea } from './area.ts'
export {
  authenticateClient,
  authenticateManagementKey,
  authenticateSystemKey,
  bearerToken,
  clientErrors,
  invalidClient,
  presentedSecrets,
  presumeClient,
  presumeManagementKey,
  unauthorizedClient,
} from './authenticate.ts'
export { completeEnvironments, environmentBeginnings } from './beginnings.ts'
export {
  createEnvironment,
  createEnvironmentIn,
  createEnvironmentWithin,
  type NewEnvironment,
} from './create-environment.ts'
export { deleteCredential, hasCredential, isCredential, storeCredential } from './credentials.ts'
export { deleteEnvironment, deleteEnvironmentWithin, emptyEnvironment } from './delete-environment.ts'
export { clusterUnknown } from './errors.ts'
export {
  findContextByClientId,
  findEnvironmentContext,
  findOnlyEnvironment,
  listEnvironments,
  listEnvironmentsWithHomepage,
  requireEnvironment,
} from './find-environments.ts'
export { ensureFirstEnvironment } from './first-environment.ts'
export { inEnvironments } from './in-environments.ts'
export { createKeyList } from './key-list.ts'
export { startKeyUseWriter } from './key-uses.ts'
export { linkTo } from './link-to.ts'
export { createManagementKey, endManagementKeys, ensureManagementKey, revokeManagementKey } from './management-keys.ts'
export { beginSwitch, endSwitch, findPlacement, type Placement } from './move-placement.ts'
export { fenceMoved, isAnyMoving, requireCluster } from './placements.ts'
export { policySettings, type SignInMethod } from './policy-settings.ts'
export { isPresent, removeAbsent, setPresence } from './presence.ts'
export { type ApplicationEnvironmentKind, type EnvironmentKind, environmentKinds } from './schemas.ts'
export { environmentLock, getEnvironment, lockEnvironment, setEnvironmentKind, updateEnvironment } from './service.ts'
export { impersonationSeconds, sessionSeconds } from './session-policy.ts'
export {
  defineSettings,
  lockSettings,
  noSettings,
  readSettings,
  type StoredSettings,
  signInSettings,
  storedSettings,
  storeSettings,
  storeUnsetSettings,
} from './settings.ts'
export { ensureSystemEnvironment, findSystemEnvironment } from './system-environment.ts'
