export { acceptDecision, decideSignIn, denialMessage, type SignInDecision } from './action-verdicts.ts'
export { announcedErrors } from './announced-errors.ts'
export { askToRegister, registrationDenied, registrationErrors } from './ask-to-register.ts'
export { type Attempt, authMethodOf, carrying, type GivenOrigin, newAttempt, type Origin, originOf } from './attempt.ts'
export { carriedInvitation } from './carried-invitation.ts'
export {
  authenticationMethodNotAllowed,
  oauthDenied,
  oauthFailed,
  passwordAuthDisabled,
  policyDenied,
  signUpNotAllowed,
  tooManyRequests,
} from './errors.ts'
export { announceFailure, announceSuccess } from './events.ts'
export { type ForeseenSignIn, foreseeSignIn } from './foresee.ts'
export { authenticationTries, triesAt } from './limits.ts'
export { acceptCode, codeErrors, proveEmailAddress, proveMagicAuth } from './proofs/code.ts'
export { acceptOfferedApp, proveOfferedApp } from './proofs/offered-app.ts'
export { acceptPasskey, provePasskey } from './proofs/passkey.ts'
export { passwordErrors, provePassword } from './proofs/password.ts'
export { acceptRadarChallenge, proveRadarEmail, proveRadarText, type RightRadarCode } from './proofs/radar-challenge.ts'
export { acceptSecondFactor, proveSecondFactor, secondFactorErrors } from './proofs/second-factor.ts'
export { acceptSocialProof, checkSocialProfile, lacksEmail } from './proofs/social.ts'
export { acceptSsoProof, admissionOf, checkSsoProof } from './proofs/sso.ts'
export { takeOverMailbox } from './proofs/take-over-mailbox.ts'
export { openProviderTokens } from './provider-tokens.ts'
export { endAssessment, withoutChallenge } from './radar/end-assessment.ts'
export { textRadarChallenge } from './radar/send-challenge.ts'
export { proceed, type StepName } from './sign-in.ts'
export { allowsMethod, requireSignInMethod } from './sign-in-methods.ts'
export { readSignInState, type SignInState } from './sign-in-state.ts'
export {
  endsWithSignOut,
  endsWithSignOutEverywhere,
  endUnfinishedSignInsThrough,
  signOutElsewhere,
  signOutEverywhere,
} from './sign-out-everywhere.ts'
export { readLimitsOfAddress, readLimitsOfUser } from './user-limits.ts'
