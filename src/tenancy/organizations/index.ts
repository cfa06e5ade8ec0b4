import type { EndDependents } from '../../platform/dependents.ts'
import { notFound } from '../../platform/http/errors.ts'
import type { Operation } from '../../platform/http/operation.ts'
import * as organizationEvents from './events.ts'
import { createOrganizationOperation } from './operations/create-organization.ts'
import { createDeleteOrganizationOperation } from './operations/delete-organization.ts'
import { getOrganizationOperation } from './operations/get-organization.ts'
import { getOrganizationByExternalIdOperation } from './operations/get-organization-by-external-id.ts'
import { listOrganizationsOperation } from './operations/list-organizations.ts'
import { updateOrganizationOperation } from './operations/update-organization.ts'

/** @param dependents what ends with an organization. */
export function createOperations(dependents: readonly EndDependents[]): Operation[] {
  return [
    listOrganizationsOperation,
    createOrganizationOperation,
    getOrganizationByExternalIdOperation,
    getOrganizationOperation,
    updateOrganizationOperation,
    createDeleteOrganizationOperation(dependents),
  ]
}
export const events = Object.values(organizationEvents)
export const parentErrors = { organizations: (id: string) => notFound('Organization', id) }

export { CreateOrganization } from './schemas.ts'
export { createOrganization, getOrganization } from './service.ts'
