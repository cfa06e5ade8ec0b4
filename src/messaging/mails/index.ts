export { tooManyMails } from './errors.ts'
export { codesSent } from './limits.ts'
export { mailSettings } from './settings.ts'
