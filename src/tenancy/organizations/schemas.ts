import { type Static, Type } from 'typebox'
import { sql } from '#platform/db/sql.ts'
import { ExternalId, Metadata, MetadataChange, Name, NewMetadata, Nullable, Timestamp } from '#platform/http/fields.ts'
import { DomainData, OrganizationDomain } from '../organization-domains/index.ts'

export const Organization = Type.Object({
  object: Type.Literal('organization'),
  id: Type.String(),
  name: Type.String(),
  domains: Type.Array(OrganizationDomain),
  metadata: Metadata,
  external_id: Nullable(Type.String()),
  stripe_customer_id: Type.Optional(Type.String({ description: 'The id of the organization’s customer at Stripe.' })),
  allow_profiles_outside_organization: Type.Optional(
    Type.Boolean({
      description: 'Whether profiles may have email addresses outside of the organization’s verified domains.',
    }),
  ),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type Organization = Static<typeof Organization>

const { allow_profiles_outside_organization: _deprecated, ...announced } = Organization.properties

/** An organization as events carry it: without the deprecated switch. */
export const AnnouncedOrganization = Type.Object(announced)

const writable = {
  allow_profiles_outside_organization: Type.Optional(
    Type.Boolean({
      description: 'Whether profiles may have email addresses outside of the organization’s verified domains.',
    }),
  ),
  domains: Type.Optional(Type.Array(Type.String(), { maxItems: 100, description: 'Deprecated: use domain_data.' })),
  domain_data: Type.Optional(
    Type.Array(DomainData, {
      maxItems: 100,
      description: 'The domains of the organization, each pending or verified.',
    }),
  ),
  external_id: Type.Optional(Nullable(ExternalId)),
}

export const CreateOrganization = Type.Object({
  name: Name(512),
  metadata: Type.Optional(Nullable(NewMetadata)),
  ...writable,
})
export type CreateOrganization = Static<typeof CreateOrganization>

export const UpdateOrganization = Type.Object({
  name: Type.Optional(Name(512)),
  stripe_customer_id: Type.Optional(
    Type.String({ minLength: 1, maxLength: 255, description: 'The id of the organization’s customer at Stripe.' }),
  ),
  metadata: Type.Optional(Nullable(MetadataChange)),
  ...writable,
})
export type UpdateOrganization = Static<typeof UpdateOrganization>

export interface OrganizationRow {
  id: string
  name: string
  external_id: string | null
  stripe_customer_id: string | null
  metadata: Record<string, string>
  allow_profiles_outside_organization: boolean
  created_at: string
  updated_at: string
}

export const organizationColumns = sql`
  id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at`

export function toOrganization(row: OrganizationRow, domains: OrganizationDomain[]): Organization {
  return {
    object: 'organization',
    id: row.id,
    name: row.name,
    domains,
    metadata: row.metadata,
    external_id: row.external_id,
    ...(row.stripe_customer_id === null ? {} : { stripe_customer_id: row.stripe_customer_id }),
    allow_profiles_outside_organization: row.allow_profiles_outside_organization,
    created_at: row.created_at,
    updated_at: row.updated_at,
  }
}

export function toAnnouncedOrganization(organization: Organization): Static<typeof AnnouncedOrganization> {
  const { allow_profiles_outside_organization: _deprecated, ...announced } = organization
  return announced
}
