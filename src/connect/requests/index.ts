export { agreedScopes } from './agreed-scopes.ts'
export type { ConnectRequest, Prompt } from './connect-request.ts'
export {
  redirectUriNotRegistered,
  registrationNotSupported,
  requestNotSupported,
  requestUriNotSupported,
  unsupportedResponseType,
} from './errors.ts'
export { RequestParameters } from './parameters.ts'
export { isPushed, pushRequest, takePushedRequest } from './pushed-requests.ts'
export { readRequest, responseModeOf } from './read-request.ts'
export { isRedirectUriOf } from './redirect-uri.ts'
