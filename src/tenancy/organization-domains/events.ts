import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { OrganizationDomain } from './schemas.ts'

export const organizationDomainCreated = defineEvent('organization_domain.created', OrganizationDomain)
export const organizationDomainUpdated = defineEvent('organization_domain.updated', OrganizationDomain)
export const organizationDomainDeleted = defineEvent('organization_domain.deleted', OrganizationDomain)
export const organizationDomainVerified = defineEvent('organization_domain.verified', OrganizationDomain)
export const organizationDomainVerificationFailed = defineEvent(
  'organization_domain.verification_failed',
  Type.Object({
    reason: Type.Enum(['domain_verification_period_expired', 'domain_verified_by_other_organization']),
    organization_domain: OrganizationDomain,
  }),
)
