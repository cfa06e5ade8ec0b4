export { isConsumerMailDomain } from './dns/consumer-mail-domains.ts'
export { type DnsHost, type DnsZone, findDnsZone, registeredZone } from './dns/dns-zone.ts'
export { domainsOf } from './domain-as-json.ts'
export { endDomains } from './end-domains.ts'
export { domainAlreadyVerified } from './errors.ts'
export { followDomain, type ImportedDomain, importDomain } from './import-domain.ts'
export {
  type DomainCheck,
  DomainData,
  OrganizationDomain,
  type OrganizationDomainRow,
  toOrganizationDomain,
} from './schemas.ts'
export {
  addDomain,
  announceNew as announceNewDomain,
  findOrganizationOfDomain,
  getDomain,
  insertDomain,
  isOwnDomain,
  listDomainsOf,
  ownsDomainOf,
  removeDomain,
  replaceDomains,
  requireDomainName,
  startVerification,
  verifyNow,
} from './service.ts'
