export { agreedScopes } from './agreed-scopes.ts'
export type { ConnectRequest, Prompt } from './connect-request.ts'
export {
  redirectUriNotRegistered,
  registrationNotSupported,
  requestNotPushed,
  requestNotSupported,
  requestUriNotSupported,
  unsupportedResponseType,
} from './errors.ts'
export { RequestParameters } from './parameters.ts'
export { findPushedRequest, isPushed, pushRequest, spendPushedRequest, takePushedRequest } from './pushed-requests.ts'
export { readRequest, responseModeOf } from './read-request.ts'
export { isRedirectUriOf } from './redirect-uri.ts'
