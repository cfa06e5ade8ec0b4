import type { SourceRow } from '../../define-source.ts'
import { type FirebaseParameters, firebaseHash } from '../../hashes/firebase.ts'
import { providerOf } from '../../providers.ts'
import type { ImportRecord, MappedRow, Problem, SourcePassword } from '../../records.ts'
import { fromUnixMilliseconds, isYes, jsonIn, recordsOf, requiredText, textOf } from '../../values.ts'

const csvProviders = ['google', 'facebook', 'twitter', 'github']

/** The columns of the CSV, which has no header line. */
export const csvColumns = [
  'localId',
  'email',
  'emailVerified',
  'passwordHash',
  'salt',
  'displayName',
  'photoUrl',
  ...csvProviders.flatMap((name) => ['Id', 'Email', 'Name', 'Photo'].map((member) => name + member)),
  'createdAt',
  'lastSignedInAt',
  'phoneNumber',
  'disabled',
  'customAttributes',
]

/** @param parameters of the project's hashes; without them, passwords stay outside */
export function mapUser(
  { value }: SourceRow,
  parameters: FirebaseParameters | undefined,
  organization: string | undefined,
): MappedRow {
  const id = requiredText(value.localId ?? value.uid, 'localId')
  const isBlocked = isYes(value.disabled)
  const problems: Problem[] = []
  const records: ImportRecord[] = [
    ...(organization === undefined
      ? []
      : [
          {
            kind: 'organization' as const,
            id: `name:${organization}`,
            name: organization,
            externalId: null,
            domains: [],
          },
        ]),
    {
      kind: 'user',
      id,
      email: textOf(value.email),
      emailVerified: isYes(value.emailVerified),
      firstName: null,
      lastName: null,
      name: textOf(value.displayName),
      metadata: jsonIn(value.customAttributes, 'customAttributes'),
      createdAt: fromUnixMilliseconds(value.createdAt),
      lastSignInAt: fromUnixMilliseconds(value.lastSignedInAt ?? value.lastLoginAt),
      password: passwordOf(value, parameters),
      isBlocked,
    },
  ]
  for (const { provider, subject } of identitiesOf(value)) {
    const known = providerOf(provider)
    if (known !== undefined) records.push({ kind: 'identity', user: id, provider: known, subject })
    else
      problems.push({
        code: 'identity_left_out',
        message: `The account at "${provider}" was left out: it can't be used here.`,
      })
  }
  if (recordsOf(value.mfaInfo).length > 0)
    problems.push({
      code: 'factor_left_out',
      message: 'Second factors were left out: Firebase gives no secrets. The user enrolls them again.',
    })
  if (organization !== undefined)
    records.push({
      kind: 'membership',
      user: id,
      organization: `name:${organization}`,
      roles: [],
      status: isBlocked ? 'inactive' : 'active',
    })
  return { records, problems }
}

function passwordOf(
  value: Readonly<Record<string, unknown>>,
  parameters: FirebaseParameters | undefined,
): SourcePassword | null {
  const [hash, salt] = [textOf(value.passwordHash), textOf(value.salt ?? value.passwordSalt)]
  if (hash === null) return null
  if (salt === null) return { unusable: 'its hash has no salt: it was imported into Firebase with another algorithm' }
  if (parameters === undefined) return { unusable: 'the parameters of the project are missing (--signer-key)' }
  return firebaseHash({ hash, salt }, parameters)
}

function identitiesOf(value: Readonly<Record<string, unknown>>): { provider: string; subject: string }[] {
  const listed = recordsOf(value.providerUserInfo).map(({ providerId, rawId }) => [textOf(providerId), textOf(rawId)])
  const columns = csvProviders.map((name) => [name, textOf(value[`${name}Id`])])
  return [...listed, ...columns].flatMap(([provider, subject]) =>
    provider == null || subject == null || provider === 'password' || provider === 'phone'
      ? []
      : [{ provider, subject }],
  )
}
