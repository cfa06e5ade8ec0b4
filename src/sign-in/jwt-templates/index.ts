export { templateErrors } from './errors.ts'
export { isTemplate, setTemplate, templateClaims } from './service.ts'
