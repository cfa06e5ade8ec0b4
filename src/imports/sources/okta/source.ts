import { ConfigError } from '#platform/config-error.ts'
import { recordOf } from '#platform/records.ts'
import { defineSource, type Input, type SourceRow } from '../../define-source.ts'
import type { MappedRow, SourcePassword } from '../../records.ts'
import { isoTime, requiredText, textOf } from '../../values.ts'

export const okta = defineSource({
  name: 'okta',
  about: 'Okta: users of its API, saved to a file',
  files: 'FILE…',
  help: [
    'FILE: the pages of `GET /api/v1/users?limit=200` one behind the other, each a list, or lines of users. Follow the header Link with',
    'rel="next". Deprovisioned users come with a filter only: /api/v1/users?filter=status+eq+"DEPROVISIONED".',
    'No hash leaves Okta: people choose new passwords, or Okta stays as a connection. Okta does not say that an address is verified, so each user confirms it once.',
  ],
  flags: {},
  inputs(files) {
    if (files.length === 0) throw new ConfigError('Give the users: gatehouse import okta users.json')
    return files.map((path): Input => ({ path, map: mapUser }))
  },
})

/** People who may not sign in. A lock after wrong passwords, and a password that is over, are no reason. */
const blocked = new Set(['SUSPENDED', 'DEPROVISIONED'])
/** Members of a profile that a user has here, too. */
const own = new Set(['login', 'email', 'firstName', 'lastName', 'displayName'])

function mapUser({ value }: SourceRow): MappedRow {
  const id = requiredText(value.id, 'id')
  const profile = recordOf(value.profile)
  const login = textOf(profile.login)
  const others = Object.fromEntries(Object.entries(profile).filter(([name]) => !own.has(name)))
  return {
    records: [
      {
        kind: 'user',
        id,
        email: textOf(profile.email),
        emailVerified: false,
        firstName: textOf(profile.firstName),
        lastName: textOf(profile.lastName),
        name: textOf(profile.displayName),
        metadata: { ...others, ...(login === textOf(profile.email) ? {} : { login }) },
        createdAt: isoTime(value.created),
        lastSignInAt: isoTime(value.lastLogin),
        password: passwordOf(value),
        isBlocked: blocked.has(textOf(value.status) ?? ''),
      },
    ],
    problems: [],
  }
}

/** Hashes are in no answer of Okta, but in files for its import. */
function passwordOf(value: Readonly<Record<string, unknown>>): SourcePassword | null {
  const hash = recordOf(recordOf(recordOf(value.credentials).password).hash)
  if (hash.algorithm !== 'BCRYPT') return null
  const [factor, salt, digest] = [textOf(hash.workFactor), textOf(hash.salt), textOf(hash.value)]
  if (factor === null || salt === null || digest === null) return null
  return { hash: { kind: 'bcrypt', text: `$2a$${factor.padStart(2, '0')}$${salt}${digest}` } }
}
