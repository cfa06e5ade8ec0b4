import { ConfigError } from '#platform/config-error.ts'
import { apiFlags, byList, copiedInputs, keyIn } from '../../copies/copied-source.ts'
import { openFolder } from '../../copies/folder.ts'
import { readLists } from '../../copies/read-lists.ts'
import {
  defineSource,
  type FlagValues,
  type Input,
  type SourceRow,
  type Surroundings,
  textFlag,
} from '../../define-source.ts'
import { createOkta, oktaLists } from './api.ts'
import { createGroupReader, type GroupUse, groupUses } from './groups.ts'
import { mapUser, type SingleOrganization } from './users.ts'

const variable = 'OKTA_API_TOKEN'

export const okta = defineSource({
  name: 'okta',
  about: 'Okta: users and groups of its API, or users that were saved to a file',
  files: '[FILE…]',
  help: [
    `With --url, the API is read into a folder, by the API token in ${variable}; killed, it goes on where it was. A later run reads all of`,
    'it again, and brings what changed. Deprovisioned users come too, blocked.',
    'Without it, FILE: the pages of `GET /api/v1/users?limit=200` one behind the other, each a list, or lines of users.',
    'No hash leaves Okta: people choose new passwords, or Okta stays as a connection. Okta does not say that an address is verified, so each user confirms it once.',
  ],
  flags: {
    ...apiFlags({ address: 'https://acme.okta.com', variable, key: 'an API token', folder: 'okta-copy' }),
    organization: { type: 'string', value: 'NAME', about: 'makes all users members of an organization of this name' },
    'groups-as': {
      type: 'string',
      value: groupUses.join('|'),
      about: 'what groups of the API become: organizations of their members, or roles in --organization',
    },
  },
  inputs(files, flags, surroundings) {
    const groupsAs = groupUseIn(flags)
    const url = textFlag(flags, 'url')
    if (url !== undefined) return inputsOfApi(url, files, flags, surroundings)
    if (files.length === 0)
      throw new ConfigError('Give the API or a file of users: gatehouse import okta --url https://acme.okta.com')
    if (groupsAs !== 'nothing') throw new ConfigError('--groups-as needs --url: groups are read from the API.')
    const reader = createGroupReader()
    const users = usersOf(flags, reader.rolesOf)
    const mappers = { groups: reader.organization, group_members: reader.member }
    return files.map((path): Input => ({ path, map: byList(mappers, users) }))
  },
})

async function inputsOfApi(
  url: string,
  files: readonly string[],
  flags: FlagValues,
  surroundings: Surroundings,
): Promise<Input[]> {
  if (files.length > 0) throw new ConfigError('Give either --url or files.')
  const groupsAs = groupUseIn(flags)
  if (groupsAs === 'roles' && textFlag(flags, 'organization') === undefined)
    throw new ConfigError('--groups-as roles needs --organization: a role belongs to a membership.')
  const api = createOkta(url, keyIn(flags, variable, 'an API token'))
  const folder = await openFolder(textFlag(flags, 'folder') ?? 'okta-copy', url, surroundings.now)
  await readLists(folder, oktaLists(api, folder, groupsAs !== 'nothing'), surroundings)
  const reader = createGroupReader()
  const users = usersOf(flags, reader.rolesOf)
  const usersOfApi = [
    ['users', users],
    ['deprovisioned', users],
  ] as const
  if (groupsAs === 'organizations')
    return copiedInputs(folder, [['groups', reader.organization], ...usersOfApi, ['group_members', reader.member]])
  if (groupsAs === 'roles')
    return copiedInputs(folder, [['groups', reader.role], ['group_members', reader.holder], ...usersOfApi])
  return copiedInputs(folder, usersOfApi)
}

function usersOf(flags: FlagValues, rolesOf: SingleOrganization['rolesOf']) {
  const name = textFlag(flags, 'organization')
  return (row: SourceRow) => mapUser(row, name === undefined ? undefined : { name, rolesOf })
}

function groupUseIn(flags: FlagValues): GroupUse {
  const use = groupUses.find((each) => each === (textFlag(flags, 'groups-as') ?? 'nothing'))
  if (use === undefined) throw new ConfigError(`--groups-as is one of ${groupUses.join(', ')}.`)
  return use
}
