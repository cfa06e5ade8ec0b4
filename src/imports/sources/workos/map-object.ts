import { recordOf } from '#platform/records.ts'
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

const nothing: MappedRow = { records: [], problems: [] }

function only(...records: ImportRecord[]): MappedRow {
  return { records, problems: [] }
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
