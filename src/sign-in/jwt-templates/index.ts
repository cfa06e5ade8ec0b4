import { deleteJwtTemplateOperation } from './operations/delete-jwt-template.ts'
import { getJwtTemplateOperation } from './operations/get-jwt-template.ts'
import { updateJwtTemplateOperation } from './operations/update-jwt-template.ts'

export const operations = [getJwtTemplateOperation, updateJwtTemplateOperation, deleteJwtTemplateOperation]

export { templateFailed, tokenTooBig } from './errors.ts'
export { setTemplate, templateClaims } from './service.ts'
