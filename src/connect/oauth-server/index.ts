export { issueTokens } from './issue-tokens.ts'
export { isReservedClaim } from './reserved-claims.ts'
