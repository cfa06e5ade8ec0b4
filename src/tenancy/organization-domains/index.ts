import * as organizationDomainEvents from './events.ts'
import { verifyOrganizationDomain } from './jobs.ts'
import { createOrganizationDomainOperation } from './operations/create-organization-domain.ts'
import { deleteOrganizationDomainOperation } from './operations/delete-organization-domain.ts'
import { getOrganizationDomainOperation } from './operations/get-organization-domain.ts'
import { verifyOrganizationDomainOperation } from './operations/verify-organization-domain.ts'

export const operations = [
  createOrganizationDomainOperation,
  getOrganizationDomainOperation,
  deleteOrganizationDomainOperation,
  verifyOrganizationDomainOperation,
]
export const events = Object.values(organizationDomainEvents)
export const jobs = [verifyOrganizationDomain]

export { isConsumerMailDomain } from './dns/consumer-mail-domains.ts'
export { endDomains } from './end-domains.ts'
export { DomainData, OrganizationDomain, type OrganizationDomainRow, toOrganizationDomain } from './schemas.ts'
export {
  addDomain,
  announceNew as announceNewDomain,
  insertDomain,
  listDomainsOf,
  replaceDomains,
  requireDomainName,
} from './service.ts'
