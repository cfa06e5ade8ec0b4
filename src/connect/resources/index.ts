export { CreateResource } from './schemas.ts'
export { createResource, findResource, hasResource } from './service.ts'
