export { templateFailed, tokenTooBig } from './errors.ts'
export { setTemplate, templateClaims } from './service.ts'
