import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import { keycloakPassword } from '../../hashes/keycloak.ts'
import { providerOf } from '../../providers.ts'
import { type ImportRecord, type MappedRow, type Problem, RowRefused, type SourcePassword } from '../../records.ts'
import { namedRole } from '../../role-record.ts'
import { roleSlug } from '../../slugs.ts'
import { fromUnixMilliseconds, isYes, jsonIn, recordsOf, requiredText, textOf, textsOf } from '../../values.ts'
import { attributesOf } from './attributes.ts'
import type { Members } from './members.ts'
import { appOf } from './otp.ts'
import { isOfKeycloak } from './roles.ts'

/** What groups become. */
export const groupUses = ['nothing', 'organizations', 'roles'] as const
export type GroupUse = (typeof groupUses)[number]

export function mapUser({ value }: SourceRow, members: Members, groupsAs: GroupUse): MappedRow {
  const id = requiredText(value.id, 'id')
  const client = textOf(value.serviceAccountClientId)
  if (client !== null)
    throw new RowRefused('service_account', `It is the service account of the client ${client}, not a person.`)
  const username = textOf(value.username) ?? ''
  const problems: Problem[] = []
  const credentials = recordsOf(value.credentials)
  const actions = textsOf(value.requiredActions)
  const isBlocked = !isYes(value.enabled)
  const records: ImportRecord[] = [
    {
      kind: 'user',
      id,
      email: textOf(value.email),
      emailVerified: isYes(value.emailVerified),
      firstName: textOf(value.firstName),
      lastName: textOf(value.lastName),
      name: null,
      metadata: { ...attributesOf(value.attributes), ...(username === textOf(value.email) ? {} : { username }) },
      createdAt: fromUnixMilliseconds(value.createdTimestamp),
      lastSignInAt: null,
      password: passwordOf(credentials, actions.includes('UPDATE_PASSWORD'), textOf(value.federationLink)),
      isBlocked,
    },
  ]
  for (const credential of credentials) {
    const app = appOf(id, credential)
    if (app === undefined) continue
    if ('kind' in app) records.push(app)
    else problems.push(app)
  }
  for (const { identityProvider, userId } of recordsOf(value.federatedIdentities)) {
    const [name, subject] = [textOf(identityProvider), textOf(userId)]
    const provider = name === null ? undefined : providerOf(name)
    if (provider !== undefined && subject !== null) records.push({ kind: 'identity', user: id, provider, subject })
    else
      problems.push({
        code: 'identity_left_out',
        message: `The account at "${name}" was left out: it is no social provider.`,
      })
  }
  const groups = textsOf(value.groups).map((path) => path.split('/').filter((part) => part !== ''))
  records.push(
    ...membershipsOf({ id, isBlocked, username, groups, roles: rolesOf(value, groups, groupsAs), groupsAs }, members),
  )
  const hasMembership = records.some(({ kind }) => kind === 'membership')
  const roles = rolesOf(value, groups, groupsAs)
  if (roles.length > 0 && !hasMembership)
    problems.push({
      code: 'roles_left_out',
      message: `The roles ${roles.map(({ name }) => name).join(', ')} were left out: roles belong to memberships, and this user is in no organization.`,
    })
  if (groups.length > 0 && groupsAs === 'nothing')
    problems.push({ code: 'groups_left_out', message: 'Groups were left out. Say what they become with --groups-as.' })
  return { records, problems }
}

interface Person {
  id: string
  isBlocked: boolean
  username: string
  groups: readonly string[][]
  roles: readonly { slug: string; name: string }[]
  groupsAs: GroupUse
}

/** The user's memberships, with the organizations of groups and the roles that only users name. */
function membershipsOf({ id, isBlocked, username, groups, roles, groupsAs }: Person, members: Members): ImportRecord[] {
  const ofGroups = groupsAs === 'organizations' ? [...new Set(groups.flatMap(([first]) => first ?? []))] : []
  const organizations = [...new Set([...members.organizationsOf(username), ...ofGroups.map((name) => `group:${name}`)])]
  if (organizations.length === 0) return []
  return [
    ...ofGroups.map((name) => ({ kind: 'organization' as const, id: `group:${name}`, name, domains: [] })),
    ...roles.map(({ slug, name }) => namedRole(slug, name)),
    ...organizations.map((organization) => ({
      kind: 'membership' as const,
      user: id,
      organization,
      roles: roles.map(({ slug }) => slug),
      status: isBlocked ? ('inactive' as const) : ('active' as const),
    })),
  ]
}

/** Roles of the realm, of clients as `client:role`, and the last part of groups if they are roles. */
function rolesOf(
  value: Readonly<Record<string, unknown>>,
  groups: readonly string[][],
  groupsAs: GroupUse,
): { slug: string; name: string }[] {
  const ofClients = Object.entries(recordOf(value.clientRoles)).flatMap(([client, roles]) =>
    client === 'account' ? [] : textsOf(roles).map((role) => `${client}:${role}`),
  )
  const ofGroups = groupsAs === 'roles' ? groups.flatMap((path) => path.at(-1) ?? []) : []
  const names = [...textsOf(value.realmRoles).filter((role) => !isOfKeycloak(role)), ...ofClients, ...ofGroups]
  return [...new Map(names.map((name) => [roleSlug(name), { slug: roleSlug(name), name }])).values()]
}

function passwordOf(
  credentials: readonly Record<string, unknown>[],
  mustChange: boolean,
  federationLink: string | null,
): SourcePassword | null {
  if (mustChange) return { unusable: 'the user must choose a new one (UPDATE_PASSWORD)' }
  const credential = credentials.find(({ type }) => type === 'password')
  if (credential === undefined)
    return federationLink === null ? null : { unusable: 'it is kept by LDAP or another federated directory' }
  // Files of old releases have the members beside each other.
  if (typeof credential.hashedSaltedValue === 'string')
    return keycloakPassword({ value: credential.hashedSaltedValue, salt: credential.salt }, credential)
  return keycloakPassword(
    jsonIn(credential.secretData, 'secretData'),
    jsonIn(credential.credentialData, 'credentialData'),
  )
}
