import { ConfigError } from '#platform/config-error.ts'
import { apiFlags, byList, copiedInputs, keyIn } from '../../copies/copied-source.ts'
import { type Folder, openFolder } from '../../copies/folder.ts'
import { readLists } from '../../copies/read-lists.ts'
import {
  defineSource,
  type FlagValues,
  type Input,
  type SourceRow,
  type Surroundings,
  textFlag,
} from '../../define-source.ts'
import { auth0Lists, createAuth0 } from './api.ts'
import { mapConnection } from './connections.ts'
import { mapMfa, mapPassword } from './credentials.ts'
import { createOrganizationReader, mapRole } from './organizations.ts'
import { mapUser } from './users.ts'

const variable = 'AUTH0_API_TOKEN'

export const auth0 = defineSource({
  name: 'auth0',
  about: 'Auth0: users, organizations, roles and connections of its API or of files, and the file of hashes',
  files: '[USERS…]',
  help: [
    `With --url, users, organizations, roles and connections are read from the Management API into a folder, by the token in ${variable},`,
    'which needs the scopes read: of users, organizations, organization_members, organization_member_roles, roles, connections and',
    'connections_options. Killed, it goes on where it was. A later run reads all of it again, and brings what changed.',
    'USERS, without --url or where the plan has no exports: the file of the job `POST /api/v2/jobs/users-exports` with format json (NDJSON)',
    'or csv, gzip or not. Ask for all of these fields, as those that are not asked for are missing: user_id, email, email_verified,',
    'blocked, given_name, family_name, name, created_at, updated_at, last_login, identities, user_metadata, app_metadata.',
    'Hashes of passwords and secrets of second factors come by a support request to Auth0, which takes a week or more: order them',
    'first. Without them, people reset their passwords.',
    'ORGANIZATIONS: lines of JSON as `GET /api/v2/organizations` has them, each with `members` (of /members?fields=user_id,roles) and',
    '`enabled_connections`. ROLES and CONNECTIONS: the lists of `GET /api/v2/roles` (with `permissions`) and `GET /api/v2/connections`.',
  ],
  flags: {
    ...apiFlags({
      address: 'https://acme.eu.auth0.com',
      variable,
      key: 'a token of the Management API',
      folder: 'auth0-copy',
    }),
    passwords: { type: 'string', value: 'FILE', about: 'the NDJSON with the hashes of passwords' },
    mfa: { type: 'string', value: 'FILE', about: 'the file with the secrets of authenticator apps' },
    organizations: { type: 'string', value: 'FILE', about: 'organizations with their members' },
    roles: { type: 'string', value: 'FILE', about: 'roles with their permissions' },
    connections: { type: 'string', value: 'FILE', about: 'connections of organizations' },
    tenant: {
      type: 'string',
      value: 'DOMAIN',
      about: 'acme.eu.auth0.com or your domain, for the addresses of connections',
    },
    'keep-addresses': {
      type: 'boolean',
      about: 'connections go on with the ACS URL and entity id of Auth0, which lead here by then',
    },
  },
  async inputs(files, flags, surroundings) {
    const url = textFlag(flags, 'url')
    if (files.length === 0 && url === undefined)
      throw new ConfigError(
        'Give the API or the export of users: gatehouse import auth0 --url https://acme.eu.auth0.com, or users.json.gz',
      )
    const reader = createOrganizationReader()
    const credentials = credentialInputs(flags)
    const users = (row: SourceRow) => mapUser(row, credentials.length > 0)
    const connection = (row: SourceRow) =>
      mapConnection(row, reader.organizationsOf, {
        tenant: textFlag(flags, 'tenant') ?? hostOf(url),
        keepsAddresses: flags['keep-addresses'] === true,
      })
    const mappers = {
      roles: mapRole,
      organizations: reader.organization,
      organization_members: reader.members,
      connections: connection,
    }
    const given = files.map((path): Input => ({ path, map: byList(mappers, users), lists: ['', 'users'] }))
    if (url !== undefined) {
      const folder = await copyOf(url, files.length === 0, flags, surroundings)
      return [
        ...copiedInputs(folder, [
          ['roles', mapRole],
          ['organizations', reader.organization],
        ]),
        ...given,
        ...(files.length === 0 ? copiedInputs(folder, [['users', users]]) : []),
        ...credentials,
        ...copiedInputs(folder, [
          ['organization_members', reader.members],
          ['connections', connection],
        ]),
      ]
    }
    const [roles, organizations, connections] = fileFlags.map((name) => textFlag(flags, name))
    if (connections !== undefined && textFlag(flags, 'tenant') === undefined)
      throw new ConfigError('--connections needs --tenant, such as acme.eu.auth0.com.')
    const inputOf = (path: string | undefined, list: string, map: Input['map']): Input[] =>
      path === undefined ? [] : [{ path, map, lists: ['', list] }]
    return [
      ...inputOf(roles, 'roles', mapRole),
      ...inputOf(organizations, 'organizations', reader.organization),
      ...given,
      ...credentials,
      ...inputOf(organizations, 'organizations', reader.members),
      ...inputOf(connections, 'connections', connection),
    ]
  },
})

/** Files that are in the place of the API. */
const fileFlags = ['roles', 'organizations', 'connections'] as const

async function copyOf(url: string, withUsers: boolean, flags: FlagValues, surroundings: Surroundings): Promise<Folder> {
  if (fileFlags.some((name) => textFlag(flags, name) !== undefined))
    throw new ConfigError('Give either --url, or --roles, --organizations and --connections.')
  const api = createAuth0(url, keyIn(flags, variable, 'a token of the Management API'))
  const folder = await openFolder(textFlag(flags, 'folder') ?? 'auth0-copy', url, surroundings.now)
  await readLists(folder, auth0Lists(api, folder, withUsers), surroundings)
  return folder
}

/** Files of a support request. They name users by their address too. */
function credentialInputs(flags: FlagValues): Input[] {
  const [passwords, mfa] = [textFlag(flags, 'passwords'), textFlag(flags, 'mfa')]
  return [
    ...(passwords === undefined ? [] : [{ path: passwords, map: mapPassword }]),
    ...(mfa === undefined ? [] : [{ path: mfa, map: mapMfa }]),
  ]
}

function hostOf(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : ''
}
