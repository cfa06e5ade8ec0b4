import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ConfigError } from '#platform/config-error.ts'
import { defineSource, type Input, textFlag } from '../../define-source.ts'
import { beginningOf } from '../../reading/open-file.ts'
import { readRows } from '../../reading/read-rows.ts'
import { mapConnection } from './connections.ts'
import { createMembers } from './members.ts'
import { mapOrganization } from './organizations.ts'
import { mapRole } from './roles.ts'
import { groupUses, mapUser } from './users.ts'

export const keycloak = defineSource({
  name: 'keycloak',
  about: 'Keycloak: the folder or the file of an exported realm, with passwords and authenticator apps',
  files: 'FOLDER|FILE…',
  help: [
    'Export the realm on the server of Keycloak, with its users; the export of its console and its REST API have no passwords:',
    '  kc.sh export --dir export --realm acme --users same_file',
    'Without `--users same_file`, users are in files of 50 each, so give the whole folder.',
    "Realm roles and roles of clients become roles of the environment (`web:editor` is `web-editor`), and a user's roles go to each",
    'membership. Members of organizations are held in memory, some 100 bytes each.',
    'Roles of people without an organization, groups, LDAP and service accounts are reported.',
  ],
  flags: {
    'groups-as': {
      type: 'string',
      value: groupUses.join('|'),
      about:
        'what groups become: /acme/sales makes the organization acme, or the role sales; by default they are reported',
    },
    url: { type: 'string', value: 'URL', about: 'the address of Keycloak, for the addresses of connections' },
    'keep-addresses': { type: 'boolean', about: 'connections go on with the ACS URL and entity id of Keycloak' },
  },
  async inputs(files, flags) {
    const paths = files.flatMap(expand)
    if (paths.length === 0) throw new ConfigError('Give the folder of the export: gatehouse import keycloak export/')
    const groupsAs = groupUses.find((use) => use === (textFlag(flags, 'groups-as') ?? 'nothing'))
    if (groupsAs === undefined) throw new ConfigError(`--groups-as is one of ${groupUses.join(', ')}.`)
    const members = createMembers()
    for (const path of paths)
      for await (const { value } of readRows({ path, lists: ['organizations'], isDocument: true })) members.add(value)
    const realm = await realmOf(paths)
    await requireUsers(paths)
    const addresses = {
      url: (textFlag(flags, 'url') ?? 'https://keycloak').replace(/\/$/, ''),
      realm,
      keeps: flags['keep-addresses'] === true,
    }
    return [
      ...paths.map((path): Input => ({ path, lists: ['roles.realm'], isDocument: true, map: mapRole })),
      ...paths.map((path): Input => ({ path, lists: ['organizations'], isDocument: true, map: mapOrganization })),
      ...paths.map(
        (path): Input => ({ path, lists: ['users'], isDocument: true, map: (row) => mapUser(row, members, groupsAs) }),
      ),
      ...paths.map(
        (path): Input => ({
          path,
          lists: ['identityProviders'],
          isDocument: true,
          map: (row) => mapConnection(row, members.organizationOfProvider, addresses),
        }),
      ),
    ]
  },
})

/** The files of a folder, the one of the realm first. */
function expand(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  const names = readdirSync(path).filter((name) => name.endsWith('.json'))
  const order = (name: string) => (/-users-\d+\.json$/.test(name) ? Number(/(\d+)\.json$/.exec(name)?.[1]) + 1 : 0)
  return names.sort((left, right) => order(left) - order(right)).map((name) => join(path, name))
}

async function realmOf(paths: readonly string[]): Promise<string> {
  for (const path of paths) {
    const [, realm] = /"realm"\s*:\s*"([^"]+)"/.exec(await beginningOf(path)) ?? []
    if (realm !== undefined) return realm
  }
  return basename(paths[0] ?? '').replace(/-(realm|users-\d+)\.json$/, '')
}

/** @throws ConfigError for an export without users, which is the usual mistake */
async function requireUsers(paths: readonly string[]): Promise<void> {
  for (const path of paths) for await (const _ of readRows({ path, lists: ['users'], isDocument: true })) return
  throw new ConfigError(
    'The export has no users. Export them with: kc.sh export --dir export --realm REALM --users same_file, and give the whole folder.',
  )
}
