export { endsWithOrganization } from './ends-with-organization.ts'
export { CreateOrganization } from './schemas.ts'
export { createOrganization, getOrganization } from './service.ts'
