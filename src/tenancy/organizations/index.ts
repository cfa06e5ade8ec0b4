export { beginsWithOrganization } from './begins-with-organization.ts'
export { endsWithOrganization } from './ends-with-organization.ts'
export { CreateOrganization } from './schemas.ts'
export {
  admitsOutsiders,
  createOrganization,
  deleteOrganization,
  findOrganizationId,
  getOrganization,
  hasOrganizations,
  holdOrganization,
  listOrganizations,
  requireOrganization,
  updateOrganization,
} from './service.ts'
