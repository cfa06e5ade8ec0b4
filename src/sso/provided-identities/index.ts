export { isSignInName, profileAttributeOf } from './attribute-names.ts'
export { IdentityFailure, type IdentityFailureCause, identityFailureCauses } from './identity-failure.ts'
export { claimsReadBy, identityFromClaims, identityFromSaml, type ProvidedIdentity } from './provided-identity.ts'
