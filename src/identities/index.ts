import { listIdentitiesOperation } from './operations/list-identities.ts'

export const operations = [listIdentitiesOperation]

export { identityProviders } from './schemas.ts'
export { linkIdentity, listIdentities } from './service.ts'
