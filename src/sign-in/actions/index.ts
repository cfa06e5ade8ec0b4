import * as actionEvents from './events.ts'
import { createActionEndpointOperation } from './operations/create-action-endpoint.ts'
import { deleteActionEndpointOperation } from './operations/delete-action-endpoint.ts'
import { listActionEndpointsOperation } from './operations/list-action-endpoints.ts'
import { rotateActionSecretOperation } from './operations/rotate-action-secret.ts'
import { updateActionEndpointOperation } from './operations/update-action-endpoint.ts'

export const operations = [
  listActionEndpointsOperation,
  createActionEndpointOperation,
  updateActionEndpointOperation,
  rotateActionSecretOperation,
  deleteActionEndpointOperation,
]
export const events = Object.values(actionEvents)

export type { Decision } from './ask.ts'
export { askAuthentication, decidesSignIns, recordDeniedSignIn, type SignInToDecide } from './authentication-action.ts'
export { askRegistration } from './user-registration-action.ts'
