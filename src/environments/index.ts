import { createManagementKeyOperation } from './operations/create-management-key.ts'
import { listManagementKeysOperation } from './operations/list-management-keys.ts'
import { revokeManagementKeyOperation } from './operations/revoke-management-key.ts'

export const operations = [listManagementKeysOperation, createManagementKeyOperation, revokeManagementKeyOperation]

export {
  authenticateClient,
  authenticateManagementKey,
  bearerToken,
  invalidClient,
  unauthorizedClient,
} from './authenticate.ts'
export {
  createEnvironment,
  deleteEnvironment,
  emptyEnvironment,
  ensureFirstEnvironment,
  findContextByClientId,
  findEnvironmentContext,
  listEnvironments,
} from './service.ts'
