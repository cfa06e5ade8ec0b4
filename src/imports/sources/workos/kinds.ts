import { recordOf } from '#platform/records.ts'
import { textOf } from '../../values.ts'
import type { Item } from './vendor.ts'

/** A kind of object that is read, and how what changed of it is found. */
export interface Kind {
  /** Also of its file in the folder. */
  name: string
  /** The value of `object` in its rows. */
  object: string
  /** For a list of each object of an earlier kind: its rows carry the id of that object as this member. */
  of?: { kind: string; member: string }
  /** The list; with `of`, for the id of one of those objects. */
  path(of: string): string
  /** A list without pages. */
  isWhole?: true
  /** Rows that are of another kind are left out. */
  accepts?(row: Item): boolean
  /** Reads one object again. */
  one?(id: string): string
  /**
   * The events after which something is read again: an object, or the whole list of the object that it belongs to. A kind without any is
   * read again in each run.
   */
  events?: { names: readonly string[]; rereads: 'object' | 'list'; idOf(data: Item): string | null }
}

const id = (data: Item) => textOf(data.id)
const organizationId = (data: Item) => textOf(data.organization_id)
const namesOf = (object: string, ...verbs: string[]) => verbs.map((verb) => `${object}.${verb}`)
const changes = ['created', 'updated', 'deleted']
const ofOrganizations = { kind: 'organizations', member: 'organization_id' }
const ofUsers = { kind: 'users', member: 'user_id' }

/** In the order in which they are read and stored: later kinds refer to earlier ones. */
export const kinds: readonly Kind[] = [
  { name: 'permissions', object: 'permission', path: () => '/authorization/permissions' },
  { name: 'roles', object: 'role', path: () => '/authorization/roles', isWhole: true },
  {
    name: 'organizations',
    object: 'organization',
    path: () => '/organizations',
    one: (organization) => `/organizations/${organization}`,
    events: {
      names: [
        ...namesOf('organization', ...changes),
        ...namesOf('organization_domain', ...changes, 'verified', 'verification_failed'),
      ],
      rereads: 'object',
      idOf: (data) =>
        data.object === 'organization'
          ? id(data)
          : (organizationId(data) ?? organizationId(recordOf(data.organization_domain))),
    },
  },
  {
    name: 'organization_roles',
    object: 'role',
    of: ofOrganizations,
    path: (organization) => `/authorization/organizations/${organization}/roles`,
    isWhole: true,
    accepts: ({ type }) => type === 'OrganizationRole',
    events: { names: namesOf('organization_role', ...changes), rereads: 'list', idOf: organizationId },
  },
  {
    name: 'users',
    object: 'user',
    path: () => '/user_management/users',
    one: (user) => `/user_management/users/${user}`,
    events: { names: namesOf('user', ...changes), rereads: 'object', idOf: id },
  },
  {
    name: 'memberships',
    object: 'organization_membership',
    of: ofOrganizations,
    path: (organization) =>
      `/user_management/organization_memberships?organization_id=${organization}&statuses=active,pending,inactive`,
    one: (membership) => `/user_management/organization_memberships/${membership}`,
    events: { names: namesOf('organization_membership', ...changes), rereads: 'object', idOf: id },
  },
]

/** Kinds that cost a call for each user. */
export const kindsOfUsers: readonly Kind[] = [
  {
    name: 'identities',
    object: 'identity',
    of: ofUsers,
    path: (user) => `/user_management/users/${user}/identities`,
    isWhole: true,
    events: { names: namesOf('user', 'created', 'updated'), rereads: 'list', idOf: id },
  },
  {
    name: 'factors',
    object: 'authentication_factor',
    of: ofUsers,
    path: (user) => `/user_management/users/${user}/auth_factors`,
    events: { names: namesOf('user', 'created', 'updated'), rereads: 'list', idOf: id },
  },
]
