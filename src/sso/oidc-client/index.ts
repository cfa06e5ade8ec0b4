export { type AuthorizationRequest, authorizationUrl, type Binding } from './authorization-url.ts'
export { type AnsweredRequest, type OidcTokens, readAnswer } from './read-answer.ts'
export { endSessionUrl, revokeToken } from './sign-out.ts'
