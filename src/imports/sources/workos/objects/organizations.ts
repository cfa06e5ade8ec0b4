import type { TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { withIds } from '#platform/kept-ids.ts'
import { recordOf } from '#platform/records.ts'
import {
  followDomain,
  type ImportedDomain,
  importDomain,
  listDomainsOf,
  removeDomain,
} from '#tenancy/organization-domains/index.ts'
import {
  createOrganization,
  deleteOrganization,
  getOrganization,
  updateOrganization,
} from '#tenancy/organizations/index.ts'
import { takeMetadata } from '../../../metadata.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import type { ObjectRecord } from '../../../records.ts'
import { isoTime, requiredText, textOf, textsOf } from '../../../values.ts'

type Value = ObjectRecord['value']

export const organizationWriter: ObjectWriter = {
  plural: 'organizations',
  async create(tx, id, value) {
    const { stripe_customer_id, ...created } = membersOf(value)
    const createdAt = isoTime(value.created_at) ?? undefined
    await createOrganization(
      withIds(tx, { org: [id] }),
      { ...created, metadata: takeMetadata(recordOf(value.metadata)).metadata },
      defined({ createdAt }),
    )
    if (stripe_customer_id !== undefined) await updateOrganization(tx, id, { stripe_customer_id })
    return 'created'
  },
  async update(tx, id, value) {
    const before = await getOrganization(tx, id)
    const gone = Object.fromEntries(Object.keys(before.metadata).map((key) => [key, null]))
    const { metadata } = takeMetadata(recordOf(value.metadata))
    await updateOrganization(tx, id, { ...membersOf(value), metadata: { ...gone, ...metadata } })
    await removeOtherDomains(tx, id, textsOf(value.domain_ids))
  },
  remove: (ctx, id) => deleteOrganization(ctx, id),
}

export const organizationDomainWriter: ObjectWriter = {
  plural: 'domains',
  async create(tx, id, value) {
    await importDomain(tx, domainOf(id, value))
    return 'created'
  },
  update: (tx, id, value) => followDomain(tx, domainOf(id, value)),
  remove: (ctx, id) => removeDomain(ctx, id),
}

async function removeOtherDomains(tx: TransactionContext, organizationId: string, ids: readonly string[]) {
  for (const { id } of await listDomainsOf(tx, [organizationId])) if (!ids.includes(id)) await removeDomain(tx, id)
}

function membersOf(value: Value) {
  return {
    name: requiredText(value.name, 'name'),
    external_id: textOf(value.external_id),
    allow_profiles_outside_organization: value.allow_profiles_outside_organization === true,
    ...defined({ stripe_customer_id: textOf(value.stripe_customer_id) ?? undefined }),
  }
}

function domainOf(id: string, value: Value): ImportedDomain {
  const state = textOf(value.state)
  const isVerified = state === 'verified' || state === 'legacy_verified'
  return {
    id,
    organization_id: requiredText(value.organization_id, 'organization_id'),
    domain: requiredText(value.domain, 'domain'),
    state: isVerified ? 'verified' : state === 'pending' ? 'pending' : 'failed',
    verification_strategy: value.verification_strategy === 'manual' ? 'manual' : 'dns',
    verification_prefix: textOf(value.verification_prefix),
    verification_token: textOf(value.verification_token),
    created_at: isoTime(value.created_at),
  }
}
