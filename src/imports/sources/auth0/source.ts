import { ConfigError } from '#platform/config-error.ts'
import { defineSource, type Input, textFlag } from '../../define-source.ts'
import { mapConnection } from './connections.ts'
import { mapMfa, mapPassword } from './credentials.ts'
import { createOrganizationReader, mapRole } from './organizations.ts'
import { mapUser } from './users.ts'

export const auth0 = defineSource({
  name: 'auth0',
  about: 'Auth0: the export of users, the file of hashes, and organizations, roles and connections of its API',
  files: 'USERS…',
  help: [
    'USERS: the file of the job `POST /api/v2/jobs/users-exports` with format json (NDJSON) or csv, gzip or not. Ask for all of these',
    'fields, as those that are not asked for are missing: user_id, email, email_verified, blocked, given_name, family_name, name,',
    'created_at, updated_at, last_login, identities, user_metadata, app_metadata.',
    'Hashes of passwords and secrets of second factors come by a support request to Auth0, which takes a week or more: order them',
    'first. Without them, people reset their passwords.',
    'ORGANIZATIONS: lines of JSON as `GET /api/v2/organizations` has them, each with `members` (of /members?fields=user_id,roles) and',
    '`enabled_connections`. ROLES and CONNECTIONS: the lists of `GET /api/v2/roles` (with `permissions`) and `GET /api/v2/connections`.',
  ],
  flags: {
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
  inputs(files, flags) {
    if (files.length === 0) throw new ConfigError('Give the export of users: gatehouse import auth0 users.json.gz')
    const [roles, organizations, passwords, mfa, connections] = (
      ['roles', 'organizations', 'passwords', 'mfa', 'connections'] as const
    ).map((name) => textFlag(flags, name))
    const tenant = textFlag(flags, 'tenant')
    if (connections !== undefined && tenant === undefined)
      throw new ConfigError('--connections needs --tenant, such as acme.eu.auth0.com.')
    const isJoined = passwords !== undefined || mfa !== undefined
    const reader = createOrganizationReader()
    const inputs: (Input | undefined)[] = [
      roles === undefined ? undefined : { path: roles, map: mapRole, lists: ['', 'roles'] },
      organizations === undefined
        ? undefined
        : { path: organizations, map: reader.organization, lists: ['', 'organizations'] },
      ...files.map((path): Input => ({ path, map: (row) => mapUser(row, isJoined), lists: ['', 'users'] })),
      passwords === undefined ? undefined : { path: passwords, map: mapPassword },
      mfa === undefined ? undefined : { path: mfa, map: mapMfa },
      organizations === undefined
        ? undefined
        : { path: organizations, map: reader.members, lists: ['', 'organizations'] },
      connections === undefined
        ? undefined
        : {
            path: connections,
            lists: ['', 'connections'],
            map: (row) =>
              mapConnection(row, reader.organizationsOf, {
                tenant: tenant ?? '',
                keepsAddresses: flags['keep-addresses'] === true,
              }),
          },
    ]
    return inputs.filter((input) => input !== undefined)
  },
})
