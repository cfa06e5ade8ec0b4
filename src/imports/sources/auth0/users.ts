import { canonicalEmailOf } from '#people/users/index.ts'
import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../define-source.ts'
import { auth0CustomHash } from '../../hashes/auth0.ts'
import { readNamedHash } from '../../hashes/named-hashes.ts'
import { providerOf } from '../../providers.ts'
import type { ImportRecord, MappedRow, Problem, SourcePassword } from '../../records.ts'
import { isoTime, isYes, recordsOf, requiredText, textOf } from '../../values.ts'
import { appOf } from './credentials.ts'

/**
 * A user of the export.
 *
 * @param isJoined whether files of credentials follow, which may name users by their address
 */
export function mapUser({ value }: SourceRow, isJoined: boolean): MappedRow {
  const row = normalize(value)
  const id = requiredText(row.user_id, 'user_id')
  const email = textOf(row.email)
  const name = textOf(row.name)
  const problems: Problem[] = []
  const records: ImportRecord[] = [
    {
      kind: 'user',
      id,
      ...(isJoined && email !== null ? { aliases: [emailKey(email)] } : {}),
      email,
      emailVerified: isYes(row.email_verified),
      firstName: textOf(row.given_name),
      lastName: textOf(row.family_name),
      // Auth0 fills it with the address.
      name: name === email ? null : name,
      metadata: { ...recordOf(row.user_metadata), ...recordOf(row.app_metadata) },
      createdAt: isoTime(row.created_at),
      // `updated_at` moves with each sign-in.
      lastSignInAt: isoTime(row.last_login) ?? isoTime(row.updated_at),
      password: passwordOf(row),
      isBlocked: isYes(row.blocked),
    },
  ]
  for (const { provider, subject } of identitiesOf(row, id)) {
    const known = providerOf(provider)
    if (known !== undefined) records.push({ kind: 'identity', user: id, provider: known, subject })
    else if (!withoutIdentity.has(provider))
      problems.push({
        code: 'identity_left_out',
        message: `The account at "${provider}" was left out: enterprise connections recognize their people at the first sign-in.`,
      })
  }
  for (const factor of recordsOf(row.mfa_factors)) {
    const app = appOf(id, factor)
    if ('kind' in app) records.push(app)
    else problems.push(app)
  }
  return { records, problems }
}

/** The user of a file of credentials by their address. */
function emailKey(email: string): string {
  return `email:${canonicalEmailOf(email)}`
}

/** Databases and codes by mail or SMS: what they have is on the user itself. */
const withoutIdentity = new Set(['auth0', 'email', 'sms'])

function identitiesOf(row: Record<string, unknown>, id: string): { provider: string; subject: string }[] {
  const listed = recordsOf(row.identities).flatMap(({ provider, user_id }) => {
    const [name, subject] = [textOf(provider), textOf(user_id)]
    return name === null || subject === null ? [] : [{ provider: name, subject }]
  })
  if (listed.length > 0) return listed
  // A CSV has none, but the id says which account the first one is.
  const at = id.indexOf('|')
  return at < 1 ? [] : [{ provider: id.slice(0, at), subject: id.slice(at + 1) }]
}

function passwordOf(row: Record<string, unknown>): SourcePassword | null {
  if (typeof row.custom_password_hash === 'object' && row.custom_password_hash !== null)
    return auth0CustomHash(recordOf(row.custom_password_hash))
  const hash = textOf(row.password_hash ?? row.passwordhash)
  return hash === null ? null : readNamedHash('bcrypt', hash)
}

/**
 * The members by the names of the API: a CSV begins each text with an apostrophe, has a column for each leaf of metadata, and that of
 * the extension has titles such as `Email Verified`.
 */
function normalize(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  const metadata: Record<'user_metadata' | 'app_metadata', Record<string, unknown>> = {
    user_metadata: {},
    app_metadata: {},
  }
  for (const [title, content] of Object.entries(value)) {
    const text = typeof content === 'string' && content.startsWith("'") ? content.slice(1) : content
    const [, kind, leaf] = /^(user_metadata|app_metadata)\.(.+)$/.exec(title) ?? []
    if (leaf !== undefined) metadata[kind === 'user_metadata' ? kind : 'app_metadata'][leaf] = text
    else row[title.trim().toLowerCase().replaceAll(/\s+/g, '_')] = text
  }
  return {
    ...row,
    user_id: row.user_id ?? row.id,
    user_metadata: { ...metadata.user_metadata, ...recordOf(row.user_metadata) },
    app_metadata: { ...metadata.app_metadata, ...recordOf(row.app_metadata) },
  }
}
