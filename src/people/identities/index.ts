export { socialSignInArea } from './area.ts'
export { type IdentityProvider, type IdentityRow, identityProviders } from './schemas.ts'
export { findUserIdByIdentity, linkIdentities, linkIdentity, listIdentities, unlinkIdentities } from './service.ts'
