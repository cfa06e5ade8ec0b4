import { recordOf } from '#platform/records.ts'
import type { Item } from '../../copies/caller.ts'
import { textOf } from '../../values.ts'
import { completeConnection } from './complete-connection.ts'
import type { Vendor } from './vendor.ts'

/** A kind of object that is read, and how what changed of it is found. */
export interface Kind {
  /** Also of its file in the folder. */
  name: string
  /** The value of `object` in its rows. */
  object: string
  /** For a list of each object of an earlier kind: its rows carry the id of that object as this member. */
  of?: { kind: string; member: string; idOf?(row: Item): string; accepts?(row: Item): boolean }
  /** The list; with `of`, for the id of one of those objects. */
  path(of: string): string
  /** A list without pages, or a single object. */
  isWhole?: true
  /** An API that refuses the list is no reason to end. */
  isOptional?: true
  /** A list that one key may ask for only a few times a second. */
  isSlow?: true
  /** Adds what other calls give of an object. */
  complete?(vendor: Vendor, row: Item): Promise<Item>
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
const ofDirectories = { kind: 'directories', member: 'directory_id' }
const directoryId = (data: Item) => textOf(data.directory_id)
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
  {
    name: 'invitations',
    object: 'invitation',
    path: () => '/user_management/invitations',
    one: (invitation) => `/user_management/invitations/${invitation}`,
    events: { names: namesOf('invitation', 'created', 'accepted', 'revoked', 'resent'), rereads: 'object', idOf: id },
  },
  {
    name: 'groups',
    object: 'group',
    of: ofOrganizations,
    path: (organization) => `/organizations/${organization}/groups`,
    isOptional: true,
    events: { names: namesOf('group', ...changes), rereads: 'list', idOf: organizationId },
  },
  {
    name: 'group_members',
    object: 'group_member',
    of: { kind: 'groups', member: 'group', idOf: (group) => `${group.organization_id}/groups/${group.id}` },
    path: (group) => `/organizations/${group}/organization-memberships`,
    isOptional: true,
  },
  {
    name: 'connections',
    object: 'connection',
    path: () => '/connections',
    complete: completeConnection,
    isOptional: true,
  },
  { name: 'redirect_uris', object: 'redirect_uri', path: () => '/user_management/redirect_uris', isOptional: true },
  { name: 'cors_origins', object: 'cors_origin', path: () => '/user_management/cors_origins', isOptional: true },
  {
    name: 'jwt_template',
    object: 'jwt_template',
    path: () => '/user_management/jwt_template',
    isWhole: true,
    isOptional: true,
  },
  { name: 'webhook_endpoints', object: 'webhook_endpoint', path: () => '/webhook_endpoints', isOptional: true },
  {
    name: 'resources',
    object: 'authorization_resource',
    of: ofOrganizations,
    path: (organization) => `/authorization/resources?organization_id=${organization}`,
    isOptional: true,
  },
  {
    name: 'role_assignments',
    object: 'role_assignment',
    // Roles on an organization come with memberships.
    of: {
      kind: 'resources',
      member: 'resource_id',
      accepts: ({ resource_type_slug }) => resource_type_slug !== 'organization',
    },
    path: (resource) => `/authorization/resources/${resource}/role_assignments`,
    isOptional: true,
  },
  {
    name: 'group_role_assignments',
    object: 'group_role_assignment',
    of: { kind: 'groups', member: 'group_id' },
    path: (group) => `/authorization/groups/${group}/role_assignments`,
    isOptional: true,
  },
  { name: 'flags', object: 'feature_flag', path: () => '/feature-flags', isOptional: true },
  {
    name: 'flag_targets',
    object: 'flag_target',
    of: ofOrganizations,
    path: (organization) => `/organizations/${organization}/feature-flags`,
    isOptional: true,
  },
  { name: 'audit_actions', object: 'audit_log_action', path: () => '/audit_logs/actions', isOptional: true },
  {
    name: 'audit_schemas',
    object: 'audit_log_schema',
    of: { kind: 'audit_actions', member: 'action', idOf: ({ name }) => String(name) },
    path: (action) => `/audit_logs/actions/${action}/schemas`,
    isOptional: true,
  },
  { name: 'directories', object: 'directory', path: () => '/directories', isOptional: true },
  {
    name: 'directory_users',
    object: 'directory_user',
    of: ofDirectories,
    path: (directory) => `/directory_users?directory=${directory}`,
    isSlow: true,
    isOptional: true,
    events: { names: namesOf('dsync.user', ...changes), rereads: 'list', idOf: directoryId },
  },
  {
    name: 'directory_groups',
    object: 'directory_group',
    of: ofDirectories,
    path: (directory) => `/directory_groups?directory=${directory}`,
    isSlow: true,
    isOptional: true,
    events: { names: namesOf('dsync.group', ...changes), rereads: 'list', idOf: directoryId },
  },
  {
    name: 'directory_group_members',
    object: 'directory_group_member',
    of: { kind: 'directory_groups', member: 'group' },
    path: (group) => `/directory_users?group=${group}`,
    isSlow: true,
    isOptional: true,
    events: {
      names: namesOf('dsync.group', 'user_added', 'user_removed'),
      rereads: 'list',
      idOf: ({ group }) => id(recordOf(group)),
    },
  },
]

/** Values of the Vault, only if they are asked for: the folder has them as they are. */
export const kindsOfVault: readonly Kind[] = [
  {
    name: 'vault_objects',
    object: 'vault_object',
    path: () => '/vault/v1/kv',
    complete: async (vendor, row) => (await vendor.get(`/vault/v1/kv/${textOf(row.id)}`)) ?? row,
    isOptional: true,
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
