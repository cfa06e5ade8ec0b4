import { createCorsOriginOperation } from './operations/create-cors-origin.ts'
import { deleteCorsOriginOperation } from './operations/delete-cors-origin.ts'
import { listCorsOriginsOperation } from './operations/list-cors-origins.ts'

export const operations = [createCorsOriginOperation, listCorsOriginsOperation, deleteCorsOriginOperation]

export { findEnvironmentsAllowing, isAllowedOrigin, registerOrigin } from './service.ts'
