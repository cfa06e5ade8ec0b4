import { Type } from 'typebox'
import type { Api, Item } from '../api.ts'
import { defineKind, pick } from './define-kind.ts'
import type { Found, Kind } from './kind.ts'

const byOperations = defineKind({
  name: 'organizations',
  one: 'organization',
  path: ['organizations'],
  key: 'external_id',
  list: 'OrganizationsController_list',
  create: 'OrganizationsController_create',
  update: 'OrganizationsController_updateOrganization',
  renames: true,
  remove: 'OrganizationsController_deleteOrganization',
  omit: ['domains', 'domain_data'],
  notManaged: 'those without an external id; users, members, groups, directories, keys and contacts of organizations',
  skip: ({ external_id }) => typeof external_id !== 'string' || external_id === '',
})

export const organizations: Kind = {
  ...byOperations,
  // What only an update takes can be set afterwards.
  async find(api, key) {
    const item = await api.find(`/organizations/external_id/${encodeURIComponent(key)}`)
    return item === undefined
      ? undefined
      : { key, item, value: pick(item, Object.keys(byOperations.schema.properties)) }
  },
  async update(change) {
    await byOperations.update({ ...change, value: withRemovals(change.value, change.found) })
  },
}

/** An update adds to the metadata: null takes a member away. */
function withRemovals(value: Item, { value: has }: Found): Item {
  if (typeof value.metadata !== 'object' || value.metadata === null) return value
  const gone = Object.keys((has.metadata ?? {}) as Item).filter((name) => !Object.hasOwn(value.metadata as Item, name))
  return { ...value, metadata: { ...value.metadata, ...Object.fromEntries(gone.map((name) => [name, null])) } }
}

const domainStates = ['verified', 'pending'] as const
type DomainState = (typeof domainStates)[number]

/** An update of an organization takes all of its domains. */
export const organizationDomains: Kind = {
  ...defineKind({
    name: 'organization_domains',
    one: 'domain of an organization',
    path: ['domains'],
    parent: 'organizations',
    member: 'state',
    key: 'domain',
    list: 'OrganizationsController_list',
    more: {
      state: Type.Enum([...domainStates], {
        description: '`verified`: on your word. `pending`: the organization proves it by DNS.',
      }),
    },
  }),
  async list(api, organization) {
    if (organization === undefined) return []
    const domains = await domainsOf(api, organization)
    return domains.map((item) => ({ key: String(item.domain), item, value: { state: stateOf(item) } }))
  },
  create: ({ api, key, value, parent }) => setDomain(api, parent, key, value.state),
  update: ({ api, key, value, parent }) => setDomain(api, parent, key, value.state),
  async remove({ api, found }) {
    await api.call('DELETE', `/organization_domains/${String(found.item.id)}`)
  },
  // A domain that was proven since is as it should be.
  same: { state: (wanted, has) => wanted === has || wanted === 'pending' },
}

function stateOf({ state }: Item): DomainState {
  return state === 'verified' || state === 'legacy_verified' ? 'verified' : 'pending'
}

async function domainsOf(api: Api, organization: Found): Promise<Item[]> {
  const { domains } = await api.call('GET', `/organizations/${String(organization.item.id)}`)
  return Array.isArray(domains) ? domains : []
}

async function setDomain(api: Api, organization: Found | undefined, domain: string, state: unknown): Promise<void> {
  if (organization === undefined) return
  const id = String(organization.item.id)
  if (state === 'pending') {
    await api.call('POST', '/organization_domains', { organization_id: id, domain })
    return
  }
  const others = (await domainsOf(api, organization)).filter((each) => each.domain !== domain)
  await api.call('PUT', `/organizations/${id}`, {
    domain_data: [...others.map((each) => ({ domain: each.domain, state: stateOf(each) })), { domain, state }],
  })
}

export const organizationPolicies = defineKind({
  name: 'organization_policies',
  one: 'sign-in policy of an organization',
  path: ['policy'],
  parent: 'organizations',
  shape: 'single',
  key: 'object',
  list: 'gatehouse.organizations.sign_in_policy.get',
  update: 'gatehouse.organizations.sign_in_policy.update',
})
