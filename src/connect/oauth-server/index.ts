export { oauthArea } from './area.ts'
export { defineAtIssuers } from './at-issuers.ts'
export { authenticateClient, newClientErrors } from './authenticate-client.ts'
export { acrsOf } from './authentication-context.ts'
export { prompts, userScopes } from './authorization-metadata.ts'
export { clientAuthentication } from './client-authentication.ts'
export { type AddressedClient, clientDocuments, readClientDocument } from './client-documents.ts'
export {
  clientMayNot,
  clientNotAuthenticated,
  documentRefused,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  tooManyDocuments,
  tooManyWrongSecrets,
} from './errors.ts'
export { givenParameters } from './given-parameters.ts'
export type { IssuedToken, TokenRequest } from './grants/grant.ts'
export { issueTokens } from './issue-tokens.ts'
export { endpointsOf, findEnvironmentOfIssuer, findFirstEnvironment, issuerNamedBy, issuerOf } from './issuer.ts'
export { metadataParts } from './metadata.ts'
export { readIdTokenHint } from './read-id-token-hint.ts'
export { isReservedClaim } from './reserved-claims.ts'
export { serverParts } from './server-parts.ts'
export { isUserClaim, scopesOfClaims } from './user-claims.ts'
export type { UserRequest } from './user-request.ts'
export { type AccessTokenClaims, verifyClientToken } from './verify-client-token.ts'
