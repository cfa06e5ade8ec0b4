import { platformErrors } from '../../platform/http/errors.ts'
import { deleteExpiredLimits } from './jobs.ts'
import { createManagementKeyOperation } from './operations/create-management-key.ts'
import { deleteAppHomepageUrlOperation } from './operations/delete-app-homepage-url.ts'
import { getEnvironmentOperation } from './operations/get-environment.ts'
import { getRadarSettingsOperation } from './operations/get-radar-settings.ts'
import { getSignInSettingsOperation } from './operations/get-sign-in-settings.ts'
import { listManagementKeysOperation } from './operations/list-management-keys.ts'
import { revokeManagementKeyOperation } from './operations/revoke-management-key.ts'
import { setAppHomepageUrlOperation } from './operations/set-app-homepage-url.ts'
import { updateEnvironmentOperation } from './operations/update-environment.ts'
import { updateRadarSettingsOperation } from './operations/update-radar-settings.ts'
import { updateSignInSettingsOperation } from './operations/update-sign-in-settings.ts'

export const operations = [
  getEnvironmentOperation,
  updateEnvironmentOperation,
  setAppHomepageUrlOperation,
  deleteAppHomepageUrlOperation,
  getSignInSettingsOperation,
  updateSignInSettingsOperation,
  getRadarSettingsOperation,
  updateRadarSettingsOperation,
  listManagementKeysOperation,
  createManagementKeyOperation,
  revokeManagementKeyOperation,
]

export const crons = [deleteExpiredLimits]
export const parentErrors = {
  environments: () => platformErrors.unauthorized('The environment of this credential does not exist any more.'),
}

export {
  authenticateClient,
  authenticateManagementKey,
  bearerToken,
  invalidClient,
  presentedSecrets,
  unauthorizedClient,
} from './authenticate.ts'
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
