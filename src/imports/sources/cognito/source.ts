import { ConfigError } from '#platform/config-error.ts'
import { defineSource, type Input, type SourceRow } from '../../define-source.ts'
import { providerOf } from '../../providers.ts'
import type { ImportRecord, MappedRow, Problem } from '../../records.ts'
import { fromUnixSeconds, isoTime, isYes, recordsOf, requiredText, textOf } from '../../values.ts'

export const cognito = defineSource({
  name: 'cognito',
  about: 'Amazon Cognito: users of ListUsers, or a CSV with the header of its import',
  files: 'FILE…',
  help: [
    'FILE: what `aws cognito-idp list-users --user-pool-id POOL` prints (it follows the pages), or a CSV with the columns',
    'cognito:username, email, email_verified, … . Cognito gives no hash of a password and no secret of an authenticator app by any',
    'means: people reset their passwords, or a migration endpoint asks Cognito (docs/guides/move-in/trickle.md).',
    'People of Google or SAML are users of their own beside a native one of the same address: --on-duplicate merge.',
  ],
  flags: {},
  inputs(files) {
    if (files.length === 0) throw new ConfigError('Give the users: gatehouse import cognito users.json')
    return files.map((path): Input => ({ path, lists: ['Users'], map: mapUser }))
  },
})

/** Members of a user that are no attributes of a person. */
const known = new Set([
  'sub',
  'email',
  'email_verified',
  'given_name',
  'family_name',
  'name',
  'identities',
  'phone_number_verified',
  'updated_at',
  'cognito:username',
  'cognito:mfa_enabled',
  'cognito:user_status',
])

function mapUser({ value }: SourceRow): MappedRow {
  const attributes = attributesOf(value)
  const username = textOf(value.Username ?? attributes['cognito:username'])
  const id = textOf(attributes.sub) ?? requiredText(username, 'cognito:username')
  const status = textOf(value.UserStatus ?? attributes['cognito:user_status'])
  const problems: Problem[] = []
  const records: ImportRecord[] = [
    {
      kind: 'user',
      id,
      email: textOf(attributes.email),
      emailVerified: isYes(attributes.email_verified) && status !== 'UNCONFIRMED',
      firstName: textOf(attributes.given_name),
      lastName: textOf(attributes.family_name),
      name: textOf(attributes.name),
      metadata: metadataOf(attributes, username === id ? null : username),
      createdAt: timeOf(value.UserCreateDate),
      lastSignInAt: null,
      password: null,
      isBlocked: value.Enabled === false || value.Enabled === 'false',
    },
  ]
  for (const { providerName, userId } of identitiesOf(attributes.identities)) {
    const [name, subject] = [textOf(providerName), textOf(userId)]
    const provider = name === null ? undefined : providerOf(name)
    if (provider !== undefined && subject !== null) records.push({ kind: 'identity', user: id, provider, subject })
    else
      problems.push({
        code: 'identity_left_out',
        message: `The account at "${name}" was left out: enterprise connections recognize their people at the first sign-in.`,
      })
  }
  const hasApp =
    isYes(attributes['cognito:mfa_enabled']) ||
    (Array.isArray(value.UserMFASettingList) && value.UserMFASettingList.includes('SOFTWARE_TOKEN_MFA'))
  if (hasApp)
    problems.push({
      code: 'factor_left_out',
      message: 'The second factor was left out: Cognito gives no secrets. The user enrolls it again.',
    })
  return { records, problems }
}

/** By name: a list of names and values in JSON, columns in a CSV. */
function attributesOf(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const listed = recordsOf(value.Attributes)
  if (listed.length === 0) return { ...value }
  return Object.fromEntries(listed.map(({ Name, Value }) => [textOf(Name) ?? '', Value]))
}

/** `custom:plan` is `plan`. */
function metadataOf(attributes: Readonly<Record<string, unknown>>, username: string | null): Record<string, unknown> {
  const own = Object.entries(attributes).flatMap(([name, value]) =>
    known.has(name) || /^[A-Z]/.test(name) ? [] : [[name.replace(/^(custom|dev):/, ''), value]],
  )
  return { ...Object.fromEntries(own), ...(username === null ? {} : { username }) }
}

/** JSON inside of a text. */
function identitiesOf(value: unknown): Record<string, unknown>[] {
  try {
    return recordsOf(typeof value === 'string' ? JSON.parse(value) : value)
  } catch {
    return []
  }
}

/** The command line of AWS prints ISO 8601, the API seconds with decimals. */
function timeOf(value: unknown): Date | null {
  return (
    isoTime(typeof value === 'string' ? value.replace(/\.\d+(?=[+Z])/, (part) => part.slice(0, 4)) : value) ??
    fromUnixSeconds(value)
  )
}
