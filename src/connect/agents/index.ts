export {
  allowClaim,
  type ClaimDecision,
  denyClaim,
  findClaimLink,
  proveAgentCode,
  type ShownClaim,
  showClaim,
} from './claims/by-person.ts'
export { claimLinkDead } from './errors.ts'
export { listAgentsOfUser, revokeAgentOfUser } from './registrations/of-user.ts'
