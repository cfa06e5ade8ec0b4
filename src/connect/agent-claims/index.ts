export { attemptSeconds, claimPollSeconds, type StartedAttempt, startAttempt, verificationUri } from './attempts.ts'
export {
  allowClaim,
  type ClaimDecision,
  denyClaim,
  findClaimLink,
  proveAgentCode,
  type ShownClaim,
  showClaim,
} from './by-person.ts'
export { insertClaim, type NewClaim, renewClaim } from './claim-token.ts'
export { completeByCode, completeByCodeErrors } from './complete-by-code.ts'
export {
  claimAccessDenied,
  claimLinkDead,
  claimPending,
  claimPollExpired,
  claimPollRefused,
  pollingTooFast,
} from './errors.ts'
export { findEnvironmentOfClaim, pollClaim } from './poll.ts'
export { loginHintErrors, requireLoginHint, startClaim, startClaimErrors } from './start.ts'
