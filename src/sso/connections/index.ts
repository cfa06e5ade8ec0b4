export { IdentityFailure, type IdentityFailureCause, identityFailureCauses } from './identity/identity-failure.ts'
export { identityFromClaims, identityFromSaml, type ProvidedIdentity } from './identity/provided-identity.ts'
export { addressesOf } from './schemas.ts'
export { validateOnThread } from './validation/saml-validator.ts'
