export { endsWithResource } from './ends-with-resource.ts'
export { CreateResource } from './schemas.ts'
export { createResource, findResource, hasResource, selectResource } from './service.ts'
