import { canonicalEmailOf } from '#people/users/index.ts'
import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import { readNamedHash } from '../../hashes/named-hashes.ts'
import { type FactorRecord, type MappedRow, type Problem, RowRefused } from '../../records.ts'
import { recordsOf, textOf } from '../../values.ts'

/** A line of the file of hashes: its user by the id of the database, with or without `auth0|`, otherwise by address. */
export function mapPassword({ value }: SourceRow): MappedRow {
  const hash = textOf(value.passwordHash ?? value.password_hash)
  if (hash === null) throw new RowRefused('missing_hash', 'The row has no `passwordHash`.')
  return { records: [{ kind: 'password', user: userOf(value), password: readNamedHash('bcrypt', hash) }], problems: [] }
}

/** A row of the file of second factors: `mfa_factors` of a user, or columns with an id or address and a secret. */
export function mapMfa({ value }: SourceRow): MappedRow {
  const user = userOf(value)
  const listed = recordsOf(value.mfa_factors)
  const secret = textOf(value.totp_secret ?? value.secret ?? value.totp)
  const found = listed.length > 0 ? listed : secret === null ? [] : [{ totp: { secret } }]
  const apps = found.map((factor) => appOf(user, factor))
  return {
    records: apps.filter((app) => 'kind' in app),
    problems: apps.filter((app): app is Problem => !('kind' in app)),
  }
}

/** An authenticator app of `mfa_factors`; the reason for any other factor. */
export function appOf(user: string, factor: Record<string, unknown>): FactorRecord | Problem {
  const totp = recordOf(factor.totp)
  const secret = textOf(totp.secret)
  if (secret !== null) return { kind: 'factor', user, secret }
  const kind = Object.keys(factor)[0] ?? 'unknown'
  return {
    code: 'factor_left_out',
    message: `A second factor of the kind "${kind}" was left out. Only authenticator apps come in.`,
  }
}

function userOf(value: Readonly<Record<string, unknown>>): string {
  const id = textOf(recordOf(value._id).$oid ?? recordOf(value.oid).$oid ?? value.oid ?? value.user_id ?? value.id)
  if (id !== null) return id.includes('|') ? id : `auth0|${id}`
  const email = textOf(value.email)
  if (email === null) throw new RowRefused('missing_id', 'The row names no user.')
  return `email:${canonicalEmailOf(email)}`
}
