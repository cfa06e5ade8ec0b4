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
