export { authenticateClient } from './authenticate-client.ts'
export { prompts, userScopes } from './authorization-metadata.ts'
export {
  clientMayNot,
  clientNotAuthenticated,
  invalidOAuthRequest,
  invalidScope,
  invalidTarget,
  tooManyWrongSecrets,
} from './errors.ts'
export { givenParameters } from './given-parameters.ts'
export { issueTokens } from './issue-tokens.ts'
export { issuerOf } from './issuer.ts'
export { isReservedClaim } from './reserved-claims.ts'
