export { actFor, leaveOrganization } from './act-for.ts'
export { endRegistration } from './end.ts'
export { deleteUnconfirmed, endAgentsOfSubject } from './end-with-others.ts'
export { invalidAgentOrganization } from './errors.ts'
export { claimOfRegistration, endsCredentials } from './extension-points.ts'
export { holdActiveMember } from './hold-member.ts'
export { listAgentsOfUser, revokeAgentOfUser } from './of-user.ts'
export { refreshErrors, refreshRegistration } from './refresh.ts'
export { registrationTokens } from './refresh-token.ts'
export { type Kind, kinds, type RegistrationRow, registrationColumns, statuses, statusOf } from './schemas.ts'
export {
  holdLiveRegistration,
  insertRegistration,
  isLive,
  lockOpenRegistration,
  type Origin,
  registrationNotFound,
  renewRegistration,
} from './service.ts'
export { agentSettings, offeredTypes } from './settings.ts'
