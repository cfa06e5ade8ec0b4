import { directoryTypes, familyOf } from '#directory-sync/directories/index.ts'
import { recordOf } from '#platform/records.ts'
import { connectionTypes } from '#sso/connections/index.ts'
import type { SourceRow } from '../../define-source.ts'
import { providerOf } from '../../providers.ts'
import { type ImportRecord, type MappedRow, type MembershipRecord, RowRefused } from '../../records.ts'
import { isoTime, isYes, recordsOf, requiredText, textOf, textsOf } from '../../values.ts'
import { keyOfRow } from './row-key.ts'

type Value = SourceRow['value']

/** What an object of the API becomes. */
export function mapObject({ value }: SourceRow): MappedRow {
  const object = requiredText(value.object, 'object')
  if (value.deleted === true) return mapDeletion(object, value)
  const map = mappers[object]
  if (map === undefined) throw new RowRefused('unknown_object', `Objects of the kind "${object}" don't come in.`)
  return map(value)
}

const mappers: Readonly<Record<string, (value: Value) => MappedRow>> = {
  permission: (value) =>
    isYes(value.system) ? nothing : only({ kind: 'object', type: 'permission', id: idOf(value), value }),
  role: (value) => only({ kind: 'object', type: typeOfRole(value), id: idOf(value), value }),
  organization: mapOrganization,
  user: mapUser,
  organization_membership: mapMembership,
  invitation: (value) => object('invitation', value, idOf(value), invitationMembers),
  group: (value) => object('group', value, idOf(value), ['organization_id', 'name', 'description']),
  group_member: (value) => object('group_member', value, keyOfRow(value), ['group', 'id']),
  connection: mapConnection,
  redirect_uri: (value) => object('redirect_uri', value, idOf(value), ['uri']),
  cors_origin: (value) => object('cors_origin', value, idOf(value), ['origin']),
  jwt_template: (value) =>
    textOf(value.content) === null ? nothing : object('jwt_template', value, 'jwt_template', ['content']),
  feature_flag: (value) => object('feature_flag', value, idOf(value), flagMembers),
  flag_target: (value) =>
    value.enabled !== true || value.default_value === true
      ? nothing
      : object('flag_target', value, keyOfRow(value), ['slug', 'organization_id']),
  audit_log_action: () => nothing,
  audit_log_schema: (value) =>
    object('audit_log_schema', value, keyOfRow(value), ['action', 'actor', 'targets', 'metadata']),
  directory: mapDirectory,
  directory_user: (value) => object('directory_user', value, idOf(value), [...directoryMembers, ...profileMembers]),
  directory_group: (value) => object('directory_group', value, idOf(value), [...directoryMembers, 'name']),
  directory_group_member: (value) =>
    object('directory_group_member', value, keyOfRow(value), ['directory_id', 'group', 'id']),
  authorization_resource: (value) => object('resource', value, idOf(value), resourceMembers),
  role_assignment: (value) =>
    isOfItself(value)
      ? object('role_assignment', value, idOf(value), ['organization_membership_id', 'role', 'resource'])
      : nothing,
  group_role_assignment: (value) =>
    object('group_role_assignment', value, idOf(value), ['group_id', 'role', 'resource']),
  vault_object: (value) =>
    object('vault_object', { ...value, ...recordOf(value.metadata) }, idOf(value), ['name', 'value', 'context']),
  webhook_endpoint: (value) =>
    object('webhook_endpoint', value, idOf(value), ['endpoint_url', 'events', 'secret', 'status']),
  identity: mapIdentity,
  authentication_factor: (value) => ({
    records: [],
    problems: [
      {
        code: 'authenticator_app_left_out',
        message: `The authenticator app of ${textOf(value.user_id)} was left out: the API does not give its secret. The user enrolls again.`,
      },
    ],
  }),
}

const flagMembers = ['slug', 'name', 'description', 'owner', 'tags', 'enabled', 'default_value']
const profileMembers = ['email', 'first_name', 'last_name', 'username', 'state']
const directoryMembers = ['id', 'directory_id', 'idp_id', 'raw_attributes']

const resourceMembers = [
  'external_id',
  'name',
  'description',
  'resource_type_slug',
  'organization_id',
  'parent_resource_id',
]

const invitationMembers = [
  'email',
  'organization_id',
  'inviter_user_id',
  'role_slug',
  'token',
  'accepted_at',
  'accepted_user_id',
  'revoked_at',
  'expires_at',
  'created_at',
]

/** Whether a role is one that the import of groups and memberships does not bring. */
function isOfItself({ source, resource }: Value): boolean {
  return recordOf(source).type !== 'group' && recordOf(resource).resource_type_slug !== 'organization'
}

function mapDirectory(value: Value): MappedRow {
  const type = directoryTypes.find((each) => each === value.type)
  if (type === undefined || familyOf(type) !== 'scim')
    throw new RowRefused(
      'directory_left_out',
      `Gatehouse asks the provider of the directory ${textOf(value.name)} itself, with credentials that the API does not give. Connect it again.`,
    )
  return object('directory', value, idOf(value), ['organization_id', 'external_key', 'type', 'name', 'domain', 'state'])
}

const nothing: MappedRow = { records: [], problems: [] }

function only(...records: ImportRecord[]): MappedRow {
  return { records, problems: [] }
}

/** An object with these members, of which a change is one of the object. */
function object(type: string, value: Value, id: string, members: readonly string[]): MappedRow {
  const kept = Object.fromEntries(members.map((member) => [member, value[member]]))
  return only({ kind: 'object', type, id, value: kept })
}

function idOf(value: Value): string {
  return requiredText(value.id, 'id')
}

function typeOfRole({ type }: Value): string {
  return type === 'OrganizationRole' ? 'organization_role' : 'role'
}

function mapDeletion(object: string, value: Value): MappedRow {
  const of = object === 'organization_membership' ? 'membership' : object === 'role' ? typeOfRole(value) : object
  // Unlinking an account is left to the user: it may have been linked here too.
  if (of === 'identity' || of === 'authentication_factor') return nothing
  if (of === 'authorization_resource') return only({ kind: 'deletion', of: 'resource', id: idOf(value), value })
  // Set up here since, with what the API does not give.
  if (of === 'connection') return nothing
  return only({ kind: 'deletion', of, id: keyOfRow(value), value })
}

function mapOrganization(value: Value): MappedRow {
  const { domains, updated_at: _updatedAt, ...organization } = value
  const known = recordsOf(domains)
  const names = known.map((domain) => idOf(domain))
  return only(
    { kind: 'object', type: 'organization', id: idOf(value), value: { ...organization, domain_ids: names } },
    ...known.map(
      ({ updated_at: _, ...domain }): ImportRecord => ({
        kind: 'object',
        type: 'organization_domain',
        id: idOf(domain),
        value: { ...domain, organization_id: idOf(value) },
      }),
    ),
  )
}

function mapUser(value: Value): MappedRow {
  return only({
    kind: 'user',
    id: idOf(value),
    keepsId: true,
    email: textOf(value.email),
    emailVerified: isYes(value.email_verified),
    firstName: textOf(value.first_name),
    lastName: textOf(value.last_name),
    name: textOf(value.name),
    externalId: textOf(value.external_id),
    metadata: recordOf(value.metadata),
    pictureUrl: textOf(value.profile_picture_url),
    locale: textOf(value.locale),
    createdAt: isoTime(value.created_at),
    lastSignInAt: isoTime(value.last_sign_in_at),
  })
}

function mapMembership(value: Value): MappedRow {
  const status = statuses.find((each) => each === value.status)
  if (status === undefined) throw new RowRefused('unknown_status', `The status ${String(value.status)} is unknown.`)
  const several = recordsOf(value.roles).map(({ slug }) => slug)
  return only({
    kind: 'membership',
    id: idOf(value),
    user: requiredText(value.user_id, 'user_id'),
    organization: requiredText(value.organization_id, 'organization_id'),
    roles: textsOf(several.length > 0 ? several : [recordOf(value.role).slug]),
    status,
    createdAt: isoTime(value.created_at),
  })
}

const statuses = ['active', 'inactive', 'pending'] as const satisfies readonly MembershipRecord['status'][]

function mapIdentity(value: Value): MappedRow {
  const [name, subject] = [requiredText(value.provider, 'provider'), requiredText(value.idp_id, 'idp_id')]
  const provider = providerOf(name)
  if (provider === undefined)
    throw new RowRefused('identity_left_out', `Accounts at ${name} can't be used to sign in here.`)
  return only({ kind: 'identity', user: requiredText(value.user_id, 'user_id'), provider, subject })
}

/** A connection as far as the API gives it: its customer's administrator, or the operator, adds the settings of the provider. */
function mapConnection(value: Value): MappedRow {
  const [id, given] = [idOf(value), requiredText(value.connection_type, 'connection_type')]
  const organization = textOf(value.organization_id)
  const type = connectionTypes.find((each) => each === given)
  if (organization === null) return nothing
  if (type === undefined)
    throw new RowRefused('connection_left_out', `Connections of the kind "${given}" have no equal here.`)
  const [acsUrl, spEntityId] = [textOf(value.acs_url), textOf(value.sp_entity_id)]
  const certificates = textsOf(value.idp_certificates, /$^/)
  const saml = {
    ...(certificates.length === 0 ? {} : { idp_certificates: certificates }),
    ...(acsUrl === null ? {} : { acs_url: acsUrl }),
    ...(spEntityId === null ? {} : { sp_entity_id: spEntityId }),
  }
  return only({
    kind: 'connection',
    id,
    organization,
    input: {
      type,
      name: textOf(value.name) ?? id,
      domains: recordsOf(value.domains).map(({ domain }) => requiredText(domain, 'domain')),
      ...(Object.keys(saml).length === 0 ? {} : { saml }),
    },
    kept: {
      key: /\/sso\/saml\/acs\/([\w-]{1,64})$/.exec(acsUrl ?? '')?.[1] ?? null,
      isSwitchedOff: value.state === 'inactive',
    },
    oldAddress: acsUrl ?? 'the address that its administrator has',
  })
}
