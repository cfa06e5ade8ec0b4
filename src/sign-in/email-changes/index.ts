export { confirmEmailChange } from './confirm-email-change.ts'
export { confirmRefusals, sendRefusals } from './errors.ts'
export { sendEmailChange } from './send-email-change.ts'
