export { createAuthorizationCode } from './authorization-codes.ts'
export { endedSessionCookies } from './browser-clients/cookies.ts'
export { DeviceAuthorization, toDeviceAuthorization } from './devices/device-answer.ts'
export {
  createDeviceAuthorization,
  decideDevice,
  findDevice,
  findWaitingDevice,
  pollDevice,
  spendDevice,
} from './devices/device-authorizations.ts'
export { createEmailCompletion, type ProofWithoutEmail } from './email-completions.ts'
export { accessDenied, authorizationPending, expiredToken, slowDown } from './errors.ts'
export { authorizationCodeGrant } from './grants/authorization-code.ts'
export { startSession } from './sign-in-answer.ts'
