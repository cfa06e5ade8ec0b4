export { templateErrors } from './errors.ts'
export type { JwtTemplateRow } from './schemas.ts'
export { deleteTemplate, findTemplate, getTemplate, isTemplate, setTemplate, templateClaims } from './service.ts'
