import { canonicalEmailOf } from '#people/users/index.ts'
import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import { readNamedHash } from '../../hashes/named-hashes.ts'
import { providerOf } from '../../providers.ts'
import type { ImportRecord, MappedRow, Problem } from '../../records.ts'
import { fromUnixMilliseconds, recordsOf, requiredText, textOf, textsOf } from '../../values.ts'

/** A row of the dashboard's CSV. The primary address is verified only if it is among the verified ones. */
export function mapCsvUser({ value }: SourceRow): MappedRow {
  const id = requiredText(value.id, 'id')
  const verified = textsOf(value.verified_email_addresses, '|')
  // Files of before have one list, of which the first need not be the primary one.
  const email = textOf(value.primary_email_address) ?? verified[0] ?? textsOf(value.email_addresses, '|')[0] ?? null
  const digest = textOf(value.password_digest)
  const secret = textOf(value.totp_secret)
  const username = textOf(value.username)
  const records: ImportRecord[] = [
    {
      kind: 'user',
      id,
      email,
      emailVerified: email !== null && verified.map(canonicalEmailOf).includes(canonicalEmailOf(email)),
      firstName: textOf(value.first_name),
      lastName: textOf(value.last_name),
      name: null,
      metadata: username === null ? {} : { username },
      createdAt: null,
      lastSignInAt: null,
      password: digest === null ? null : readNamedHash(textOf(value.password_hasher), digest),
    },
  ]
  if (secret !== null) records.push({ kind: 'factor', user: id, secret })
  return { records, problems: [] }
}

interface ApiOptions {
  /** Whether the users come from a CSV, and this file says more about them. */
  completes: boolean
  takesPrivate: boolean
}

/** A user of the API. A ban is for good; a lock after wrong passwords is not. */
export function mapApiUser({ value }: SourceRow, { completes, takesPrivate }: ApiOptions): MappedRow {
  const id = requiredText(value.id, 'id')
  const addresses = recordsOf(value.email_addresses)
  const primary = addresses.find((address) => address.id === value.primary_email_address_id) ?? addresses[0]
  const isBlocked = value.banned === true
  const profile = {
    firstName: textOf(value.first_name),
    lastName: textOf(value.last_name),
    name: null,
    metadata: {
      ...recordOf(value.unsafe_metadata),
      ...recordOf(value.public_metadata),
      ...(takesPrivate ? recordOf(value.private_metadata) : {}),
    },
    isBlocked,
  }
  const externalId = textOf(value.external_id)
  const records: ImportRecord[] = completes
    ? [{ kind: 'profile', user: id, ...profile, ...(externalId === null ? {} : { externalId }) }]
    : [
        {
          kind: 'user',
          id,
          email: textOf(primary?.email_address),
          emailVerified: recordOf(primary?.verification).status === 'verified',
          ...profile,
          ...(externalId === null ? {} : { externalId }),
          createdAt: fromUnixMilliseconds(value.created_at),
          lastSignInAt: fromUnixMilliseconds(value.last_sign_in_at),
          password: null,
        },
      ]
  const problems: Problem[] = []
  for (const { provider, provider_user_id } of recordsOf(value.external_accounts)) {
    const [name, subject] = [textOf(provider), textOf(provider_user_id)]
    const known = name === null ? undefined : providerOf(name)
    if (known !== undefined && subject !== null) {
      if (!isBlocked) records.push({ kind: 'identity', user: id, provider: known, subject })
    } else
      problems.push({
        code: 'identity_left_out',
        message: `The account at "${name}" was left out: it can't be used here.`,
      })
  }
  if (!takesPrivate && Object.keys(recordOf(value.private_metadata)).length > 0)
    problems.push({
      code: 'private_metadata_left_out',
      message: 'Private metadata was left out. Take it with --private-metadata.',
    })
  return { records, problems }
}
