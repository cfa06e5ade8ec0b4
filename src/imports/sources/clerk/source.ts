import { ConfigError } from '#platform/config-error.ts'
import { defineSource, type Input, textFlag } from '../../define-source.ts'
import { mapMembers, mapOrganization } from './organizations.ts'
import { mapApiUser, mapCsvUser } from './users.ts'

export const clerk = defineSource({
  name: 'clerk',
  about: 'Clerk: the CSV of its dashboard with hashes, and users and organizations of its API',
  files: 'CSV…',
  help: [
    'CSV: Clerk Dashboard → Settings → User exports. It has hashes and authenticator apps, but no metadata, accounts or bans.',
    'USERS: the pages of `GET /v1/users?limit=500&offset=…` as lines or a list; these have metadata, accounts and bans, but no secrets.',
    'Take both: they are joined by id. ORGANIZATIONS: the entries of `GET /v1/organizations` as lines or a list, each with',
    '`memberships` of /v1/organizations/{id}/memberships and `domains` of /v1/organizations/{id}/domains.',
    'The role org:admin is `admin` here.',
  ],
  flags: {
    users: { type: 'string', value: 'FILE', about: 'users of the API' },
    organizations: { type: 'string', value: 'FILE', about: 'organizations with their memberships' },
    'private-metadata': {
      type: 'boolean',
      about:
        'takes private metadata too. Metadata is in users of the API here, and where a JWT template says so in tokens',
    },
  },
  inputs(files, flags) {
    const [users, organizations] = [textFlag(flags, 'users'), textFlag(flags, 'organizations')]
    if (files.length === 0 && users === undefined)
      throw new ConfigError('Give the CSV or the users of the API: gatehouse import clerk users.csv --users users.json')
    const options = { completes: files.length > 0, takesPrivate: flags['private-metadata'] === true }
    const inputs: (Input | undefined)[] = [
      organizations === undefined ? undefined : { path: organizations, lists: ['data'], map: mapOrganization },
      ...files.map((path): Input => ({ path, map: mapCsvUser })),
      users === undefined ? undefined : { path: users, lists: ['data'], map: (row) => mapApiUser(row, options) },
      organizations === undefined ? undefined : { path: organizations, lists: ['data'], map: mapMembers },
    ]
    return inputs.filter((input) => input !== undefined)
  },
})
