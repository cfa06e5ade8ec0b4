export type { Decision } from './ask.ts'
export { askAuthentication, decidesSignIns, recordDeniedSignIn, type SignInToDecide } from './authentication-action.ts'
export { askRegistration } from './user-registration-action.ts'
