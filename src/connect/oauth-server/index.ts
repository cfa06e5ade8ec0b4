export { oauthArea } from './area.ts'
export { authenticateClient, newClientErrors } from './clients/authenticate-client.ts'
export { clientAuthentication } from './clients/client-authentication.ts'
export { type AddressedClient, clientDocuments, readClientDocument } from './clients/client-documents.ts'
export { proveKey } from './dpop/prove-key.ts'
export { proofAlgorithms } from './dpop/read-proof.ts'
export {
  clientMayNot,
  clientNotAuthenticated,
  documentRefused,
  invalidDpopProof,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  tooManyDocuments,
  tooManyWrongSecrets,
} from './errors.ts'
export { givenParameters } from './given-parameters.ts'
export type { IssuedToken, TokenRequest } from './grants/grant.ts'
export { idJagTokenType, idJagType, jwtBearerType } from './id-jag-names.ts'
export { defineAtIssuers } from './issuers/at-issuers.ts'
export { prompts, userScopes } from './issuers/authorization-metadata.ts'
export {
  claimsNamedBy,
  endpointsOf,
  findEnvironmentOfIssuer,
  findFirstEnvironment,
  issuerNamedBy,
  issuerOf,
} from './issuers/issuer.ts'
export { metadataParts } from './issuers/metadata.ts'
export { type AskedGrant, serverParts } from './server-parts.ts'
export { readClientToken } from './tokens/access-token.ts'
export { authenticateMachine, scopesOfMachine } from './tokens/authenticate-machine.ts'
export { issueTokens } from './tokens/issue-tokens.ts'
export { keyFor } from './tokens/key-for.ts'
export { readIdTokenHint } from './tokens/read-id-token-hint.ts'
export { isReservedClaim } from './tokens/reserved-claims.ts'
export { isUserClaim, scopesOfClaims } from './tokens/user-claims.ts'
export { type AccessTokenClaims, verifyClientToken } from './tokens/verify-client-token.ts'
export type { UserRequest } from './user-request.ts'
