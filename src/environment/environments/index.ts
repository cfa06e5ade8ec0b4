export {
  authenticateClient,
  authenticateManagementKey,
  bearerToken,
  invalidClient,
  presentedSecrets,
  unauthorizedClient,
} from './authenticate.ts'
export { completeEnvironments, environmentBeginnings } from './beginnings.ts'
export { createKeyList } from './key-list.ts'
export { ensureManagementKey } from './management-keys.ts'
export {
  getRadarSettings,
  isRadarOn,
  type RadarControl,
  type RadarSettings,
  switchRestrictionsOn,
} from './radar-settings.ts'
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
  updateEnvironment,
} from './service.ts'
export { impersonationSeconds, sessionSeconds } from './session-policy.ts'
export { getSignInSettings, linkTo, type MailName, type SignInMethod, type SignInSettings } from './sign-in-settings.ts'
