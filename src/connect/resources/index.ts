export { endsWithResource } from './ends-with-resource.ts'
export { CreateResource } from './schemas.ts'
export { createResource, findResource, hasResource } from './service.ts'
