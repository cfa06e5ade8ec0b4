export { findSsoDemands, findSsoDemandsOfUser, type SsoDemand } from './demands.ts'
export { getSignInPolicy, updateSignInPolicy } from './service.ts'
