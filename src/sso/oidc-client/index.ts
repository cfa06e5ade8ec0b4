export { type AuthorizationRequest, authorizationUrl, type Binding } from './authorization-url.ts'
export { nameRefusal } from './name-failure.ts'
export { type AnsweredRequest, type ReadAnswer, readAnswer } from './read-answer.ts'
export { canSignOut, endSessionUrl, revokeToken } from './sign-out.ts'
