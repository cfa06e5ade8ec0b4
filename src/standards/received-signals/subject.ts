import type { Context } from '#platform/context.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { isRecord, recordOf } from '#platform/records.ts'
import { type ConnectionRow, familyOf, readOidc } from '#sso/connections/index.ts'
import { findSignedInProfiles, type SignedInProfile } from '#sso/profiles/index.ts'

const mostIdentifiers = 10
const longestText = 320

/**
 * Those who have signed in through the connection and are meant by a subject (RFC 9493): by the provider's own id of them, or by the address
 * that it last said. A complex subject means its user, and everyone of `aliases` is the same person.
 *
 * @param issuer of the tokens, whose ids are those of the connection
 */
export async function findSubject(
  ctx: Context,
  connection: ConnectionRow,
  issuer: string,
  subject: Readonly<Record<string, unknown>>,
): Promise<SignedInProfile[]> {
  const format = formatOf(subject)
  if (format === 'complex') return findSubject(ctx, connection, issuer, userOf(subject))
  if (format === 'aliases') {
    const identifiers = Array.isArray(subject.identifiers) ? subject.identifiers : []
    const found: SignedInProfile[] = []
    for (const each of identifiers.slice(0, mostIdentifiers).filter(isRecord))
      if (formatOf(each) !== 'aliases' && formatOf(each) !== 'complex')
        found.push(...(await findSubject(ctx, connection, issuer, each)))
    return [...new Map(found.map((profile) => [profile.id, profile])).values()]
  }
  if (format === 'email') return findBy(ctx, connection, { email: textOf(subject.email) })
  if (format === 'opaque') return findBy(ctx, connection, { idpId: textOf(subject.id) })
  if (format === 'iss_sub' && (await isIssuerOf(ctx, connection, issuer, subject.iss)))
    return findBy(ctx, connection, { idpId: textOf(subject.sub) })
  return []
}

/** Google writes `subject_type: "iss-sub"`. */
function formatOf({ format, subject_type }: Readonly<Record<string, unknown>>): string {
  const named = format ?? subject_type
  return typeof named === 'string' ? named.replaceAll('-', '_') : ''
}

/** A complex subject within one is no subject. */
function userOf(subject: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const user = recordOf(subject.user)
  return formatOf(user) === 'complex' ? {} : user
}

async function isIssuerOf(ctx: Context, connection: ConnectionRow, issuer: string, named: unknown): Promise<boolean> {
  if (named === issuer) return true
  if (familyOf(connection.connection_type) !== 'oidc') return false
  return named === (await readOidc(ctx, connection.id)).issuer
}

function findBy(
  ctx: Context,
  { id }: ConnectionRow,
  named: { email: string | undefined } | { idpId: string | undefined },
): Promise<SignedInProfile[]> {
  if ('email' in named)
    return named.email === undefined ? Promise.resolve([]) : findSignedInProfiles(ctx, id, { email: named.email })
  return named.idpId === undefined ? Promise.resolve([]) : findSignedInProfiles(ctx, id, { idpId: named.idpId })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= longestText && isStorableText(value)
    ? value
    : undefined
}
