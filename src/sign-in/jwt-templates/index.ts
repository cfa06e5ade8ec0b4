export { templateErrors } from './errors.ts'
export type { JwtTemplateRow } from './schemas.ts'
export { findTemplate, getTemplate, isTemplate, setTemplate, templateClaims } from './service.ts'
