export { acceptDecision, decideSignIn, denialMessage } from './action-verdicts.ts'
export { authenticationArea } from './area.ts'
export { askToRegister, registrationDenied } from './ask-to-register.ts'
export { type Attempt, carrying, newAttempt, type Origin, originOf } from './attempt.ts'
export { createAuthorizationCode } from './authorization-codes.ts'
export { endedSessionCookies } from './browser-clients/cookies.ts'
export { DeviceAuthorization, toDeviceAuthorization } from './device-answer.ts'
export {
  createDeviceAuthorization,
  type DeviceAuthorizationRow,
  type DeviceRequest,
  decideDevice,
  findDevice,
  findWaitingDevice,
  pollDevice,
  spendDevice,
} from './device-authorizations.ts'
export {
  accessDenied,
  authorizationPending,
  expiredToken,
  oauthDenied,
  oauthFailed,
  passwordAuthDisabled,
  signUpNotAllowed,
  slowDown,
  tooManyRequests,
} from './errors.ts'
export { announceFailure, announceSuccess } from './events.ts'
export { authenticationTries } from './limits.ts'
export {
  checkCode,
  codeLifetimeSeconds,
  createCode,
  findCodeAddress,
  readCode,
  spendCode,
} from './one-time-codes.ts'
export { acceptCode, proveEmailAddress, proveMagicAuth, type RightCode } from './proofs/code.ts'
export { acceptOfferedApp, proveOfferedApp } from './proofs/offered-app.ts'
export { acceptPasskey, provePasskey } from './proofs/passkey.ts'
export { provePassword } from './proofs/password.ts'
export { acceptRadarChallenge, proveRadarEmail, proveRadarText, type RightRadarCode } from './proofs/radar-challenge.ts'
export { acceptSecondFactor, proveSecondFactor } from './proofs/second-factor.ts'
export { acceptSocialProof, checkSocialProfile } from './proofs/social.ts'
export { acceptSsoProof, checkSsoProof } from './proofs/sso.ts'
export { takeOverMailbox } from './proofs/take-over-mailbox.ts'
export { textRadarChallenge } from './radar/send-challenge.ts'
export { localeOf, sendEmailVerification, sendMagicAuth, sendRadarChallenge } from './send-codes.ts'
export { proceed } from './sign-in.ts'
export { startSession } from './sign-in-answer.ts'
export { requireSignInMethod } from './sign-in-methods.ts'
export { endsWithSignOut, signOutEverywhere } from './sign-out-everywhere.ts'
