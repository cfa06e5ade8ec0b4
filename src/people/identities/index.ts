import { listIdentitiesOperation } from './operations/list-identities.ts'

export const operations = [listIdentitiesOperation]

export { type IdentityProvider, type IdentityRow, identityProviders } from './schemas.ts'
export { findUserIdByIdentity, linkIdentity, listIdentities, unlinkIdentities } from './service.ts'
