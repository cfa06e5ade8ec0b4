import { ConfigError } from '#platform/config-error.ts'
import { apiFlags, byList, copiedInputs, keyIn } from '../../copies/copied-source.ts'
import { openFolder } from '../../copies/folder.ts'
import { readLists } from '../../copies/read-lists.ts'
import { defineSource, type FlagValues, type Input, type Surroundings, textFlag } from '../../define-source.ts'
import { clerkLists, createClerk } from './api.ts'
import { createDomainReader, mapMembers, mapMembership, mapOrganization } from './organizations.ts'
import { mapApiUser, mapCsvUser } from './users.ts'

const variable = 'CLERK_SECRET_KEY'

export const clerk = defineSource({
  name: 'clerk',
  about: 'Clerk: the CSV of its dashboard with hashes, and users and organizations of its API',
  files: 'CSV…',
  help: [
    'CSV: Clerk Dashboard → Settings → User exports. It has hashes and authenticator apps, but no metadata, accounts or bans.',
    'The API has metadata, accounts, bans and organizations, but no secrets. Take both: they are joined by id.',
    `With --url, the API is read into a folder, by the key in ${variable}; killed, it goes on where it was. A later run reads all of it`,
    'again, and brings what changed.',
    'Without it, USERS: the pages of `GET /v1/users?limit=500&offset=…` as lines or a list. ORGANIZATIONS: the entries of',
    '`GET /v1/organizations` as lines or a list, each with `memberships` of /v1/organizations/{id}/memberships and `domains` of',
    '/v1/organizations/{id}/domains.',
    'The role org:admin is `admin` here.',
  ],
  flags: {
    ...apiFlags({ address: 'https://api.clerk.com', variable, key: 'the secret key', folder: 'clerk-copy' }),
    users: { type: 'string', value: 'FILE', about: 'users of the API' },
    organizations: { type: 'string', value: 'FILE', about: 'organizations with their memberships' },
    'private-metadata': {
      type: 'boolean',
      about:
        'takes private metadata too. Metadata is in users of the API here, and where a JWT template says so in tokens',
    },
  },
  inputs(files, flags, surroundings) {
    const takesPrivate = flags['private-metadata'] === true
    const url = textFlag(flags, 'url')
    if (url !== undefined) return inputsOfApi(url, files, flags, surroundings)
    const [users, organizations] = [textFlag(flags, 'users'), textFlag(flags, 'organizations')]
    if (files.length === 0 && users === undefined)
      throw new ConfigError(
        'Give the CSV and the API: gatehouse import clerk users.csv --url https://api.clerk.com, or --users users.json',
      )
    const options = { completes: files.length > 0, takesPrivate }
    const inputs: (Input | undefined)[] = [
      organizations === undefined ? undefined : { path: organizations, lists: ['data'], map: mapOrganization },
      ...csvInputs(files, takesPrivate),
      users === undefined ? undefined : { path: users, lists: ['data'], map: (row) => mapApiUser(row, options) },
      organizations === undefined ? undefined : { path: organizations, lists: ['data'], map: mapMembers },
    ]
    return inputs.filter((input) => input !== undefined)
  },
})

async function inputsOfApi(
  url: string,
  files: readonly string[],
  flags: FlagValues,
  surroundings: Surroundings,
): Promise<Input[]> {
  if (textFlag(flags, 'users') !== undefined || textFlag(flags, 'organizations') !== undefined)
    throw new ConfigError('Give either --url, or --users and --organizations.')
  const api = createClerk(url, keyIn(flags, variable, 'the secret key of the instance to leave'))
  const folder = await openFolder(textFlag(flags, 'folder') ?? 'clerk-copy', url, surroundings.now)
  await readLists(folder, clerkLists(api), surroundings)
  const reader = createDomainReader()
  const takesPrivate = flags['private-metadata'] === true
  return [
    ...copiedInputs(folder, [
      ['organization_domains', reader.domain],
      ['organizations', reader.organization],
    ]),
    ...csvInputs(files, takesPrivate),
    ...copiedInputs(folder, [
      ['users', (row) => mapApiUser(row, { completes: files.length > 0, takesPrivate })],
      ['memberships', mapMembership],
    ]),
  ]
}

/** Files of the dashboard, or of rows that did not come in. */
function csvInputs(files: readonly string[], takesPrivate: boolean): Input[] {
  const mappers = {
    organizations: mapOrganization,
    users: (row: Parameters<typeof mapApiUser>[0]) => mapApiUser(row, { completes: false, takesPrivate }),
    memberships: mapMembership,
  }
  return files.map((path): Input => ({ path, map: byList(mappers, mapCsvUser) }))
}
