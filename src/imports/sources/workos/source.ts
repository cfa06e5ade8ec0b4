import { ConfigError } from '#platform/config-error.ts'
import { type Folder, openFolder } from '../../copies/folder.ts'
import { defineSource, type FlagValues, type Input, type Surroundings, textFlag } from '../../define-source.ts'
import { checklist } from './checklist.ts'
import { type Kind, kinds, kindsOfUsers, kindsOfVault } from './kinds.ts'
import { mapObject } from './map-object.ts'
import { mapApiKey } from './objects/api-keys.ts'
import { mapDirectoryToken } from './objects/directories.ts'
import { writers } from './objects/index.ts'
import { readEnvironment } from './read-environment.ts'
import { createVendor, type Vendor } from './vendor.ts'

const address = 'https://api.workos.com'

export const workos = defineSource({
  name: 'workos',
  about: 'WorkOS: an environment by its API, with all ids, so that an application notices nothing',
  files: '[ERRORS]',
  help: [
    'Reads the environment of an API key into a folder, and imports what is there. Run it again to bring what changed since: the folder',
    'knows up to which event it goes. Killed, it goes on where it was. --dry-run reads too, and stores nothing here.',
    'The key comes from WORKOS_API_KEY, or --api-key. Ids are kept, so each object can be in one environment of a server.',
    'Passwords, secrets of authenticator apps and passkeys are not in the API: people use Magic Auth, a reset, or their provider.',
  ],
  flags: {
    'api-key': { type: 'string', value: 'KEY', about: 'of the environment to leave (default: WORKOS_API_KEY)' },
    url: { type: 'string', value: 'URL', about: `another address of the API (default: ${address})` },
    folder: { type: 'string', value: 'FOLDER', about: 'where the copy is kept (default: workos-copy)' },
    vault: { type: 'boolean', about: 'also reads the values of the Vault; the folder has them as they are' },
    'api-keys': {
      type: 'string',
      value: 'FILE',
      about:
        'keys whose values customers still have: a CSV with id, name, organization_id, value, and user_id and permissions',
    },
    'directory-tokens': {
      type: 'string',
      value: 'FILE',
      about: 'tokens that providers of directories go on to send: a CSV with directory_id and token',
    },
    identities: {
      type: 'boolean',
      about:
        'also reads social accounts, and who has an authenticator app. That takes two calls for each user: some 3,000 users a minute',
    },
  },
  async inputs(files, flags, surroundings) {
    // An error file has what its run has read.
    if (files.length > 0) return files.map((path) => ({ path, map: mapObject }))
    const folder = await folderOf(flags, surroundings)
    // What was asked for once is brought up to date.
    const isWanted = (flag: string, of: readonly Kind[]) =>
      flags[flag] === true || of.some(({ name }) => folder.state.done.includes(name))
    const wanted = [
      ...kinds,
      ...(isWanted('identities', kindsOfUsers) ? kindsOfUsers : []),
      ...(isWanted('vault', kindsOfVault) ? kindsOfVault : []),
    ]
    await readEnvironment({ vendor: vendorOf(flags), folder, kinds: wanted, ...surroundings })
    const [tokens, keys] = [textFlag(flags, 'directory-tokens'), textFlag(flags, 'api-keys')]
    return [
      ...wanted.map(({ name }): Input => ({ path: folder.path(name), map: mapObject })),
      ...(tokens === undefined ? [] : [{ path: tokens, map: mapDirectoryToken }]),
      ...(keys === undefined ? [] : [{ path: keys, map: mapApiKey }]),
    ]
  },
  writers,
  checklist,
})

function folderOf(flags: FlagValues, { now }: Surroundings): Promise<Folder> {
  return openFolder(textFlag(flags, 'folder') ?? 'workos-copy', addressIn(flags), now)
}

/** @throws ConfigError without a key */
function vendorOf(flags: FlagValues): Vendor {
  const key = textFlag(flags, 'api-key') ?? process.env.WORKOS_API_KEY
  if (key === undefined || key === '')
    throw new ConfigError('Give the API key of the environment to leave in WORKOS_API_KEY.')
  return createVendor(addressIn(flags), key)
}

function addressIn(flags: FlagValues): string {
  return textFlag(flags, 'url') ?? address
}
