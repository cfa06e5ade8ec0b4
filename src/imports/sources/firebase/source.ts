import { canonicalEmailOf, matchesFirebaseHash } from '#people/users/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import { defineSource, type FlagValues, type Input, textFlag } from '../../define-source.ts'
import type { FirebaseParameters } from '../../hashes/firebase.ts'
import { readRows } from '../../reading/read-rows.ts'
import { textOf } from '../../values.ts'
import { csvColumns, mapUser } from './users.ts'

/** Where the password for `--check` is, so that it is in no list of processes. */
const checkVariable = 'GATEHOUSE_CHECK_PASSWORD'

export const firebase = defineSource({
  name: 'firebase',
  about: 'Firebase: the export of `firebase auth:export` as JSON or CSV, with its scrypt parameters',
  files: 'FILE',
  help: [
    'FILE: firebase auth:export users.json --format=json. The parameters of the hashes are in the console: Authentication → Users →',
    '⋮ → Password hash parameters. Wrong ones make every password wrong without another sign, so prove them with a password that you',
    `know: ${checkVariable}=… gatehouse import firebase users.json … --check you@example.com`,
    'A tenant is exported to a file of its own: --organization makes its users members of one organization.',
    'People of SAML and OpenID providers come without a password; their connection recognizes them.',
  ],
  flags: {
    'signer-key': { type: 'string', value: 'BASE64', about: 'base64_signer_key' },
    separator: { type: 'string', value: 'BASE64', about: 'base64_salt_separator (default: Bw==)' },
    rounds: { type: 'string', value: 'N', about: 'rounds (default: 8)' },
    memory: { type: 'string', value: 'N', about: 'mem_cost (default: 14)' },
    check: {
      type: 'string',
      value: 'EMAIL',
      about: `a user whose password is in ${checkVariable}: stops unless it is right`,
    },
    organization: { type: 'string', value: 'NAME', about: 'makes all users members of an organization of this name' },
  },
  async inputs(files, flags) {
    if (files.length === 0)
      throw new ConfigError('Give the export: gatehouse import firebase users.json --signer-key KEY')
    const parameters = readParameters(flags)
    const organization = textFlag(flags, 'organization')
    const inputs = files.map(
      (path): Input => ({
        path,
        lists: ['users'],
        ...(path.replace(/\.gz$/, '').endsWith('.csv') ? { columns: csvColumns } : {}),
        map: (row) => mapUser(row, parameters, organization),
      }),
    )
    const email = textFlag(flags, 'check')
    if (email !== undefined) await check(inputs, email)
    return inputs
  },
})

function readParameters(flags: FlagValues): FirebaseParameters | undefined {
  const signerKey = textFlag(flags, 'signer-key')
  if (signerKey === undefined) return undefined
  return {
    signerKey,
    separator: textFlag(flags, 'separator') ?? 'Bw==',
    rounds: textFlag(flags, 'rounds') ?? '8',
    memory: textFlag(flags, 'memory') ?? '14',
  }
}

/** @throws ConfigError unless the known password has the hash of the export under the given parameters */
async function check(inputs: readonly Input[], email: string): Promise<void> {
  const password = process.env[checkVariable]
  if (password === undefined) throw new ConfigError(`Put the password of ${email} in ${checkVariable}.`)
  for (const input of inputs)
    for await (const row of readRows(input)) {
      if (canonicalEmailOf(textOf(row.value.email) ?? '') !== canonicalEmailOf(email)) continue
      const user = input.map(row).records.find((record) => record.kind === 'user')
      const hash = user?.password != null && 'hash' in user.password ? user.password.hash : undefined
      if (hash === undefined) throw new ConfigError(`${email} has no hash in the export. Take another user.`)
      if (await matchesFirebaseHash(hash, password)) return
      throw new ConfigError(
        `The password of ${email} does not have the hash of the export. Compare --signer-key, --separator, --rounds and --memory with the console.`,
      )
    }
  throw new ConfigError(`${email} is not in the export.`)
}
