export { templateErrors } from './errors.ts'
export { getTemplate, isTemplate, setTemplate, templateClaims } from './service.ts'
