import type { SourceRow } from '../../define-source.ts'
import { nameByForm, readNamedHash } from '../../hashes/named-hashes.ts'
import { providerOf } from '../../providers.ts'
import { type MappedRow, RowRefused, type SourcePassword } from '../../records.ts'
import { isoTime, isYes, jsonIn, requiredText, textOf } from '../../values.ts'
import { decrypt } from './decrypt.ts'

interface Options {
  /** In milliseconds: bans have an end. */
  now: number
  key: string | undefined
}

export function mapUser({ value }: SourceRow, { now, key }: Options): MappedRow {
  const id = requiredText(value.id, 'id')
  if (textOf(value.deleted_at) !== null) throw new RowRefused('deleted', 'The user was deleted in Supabase.')
  const profile = jsonIn(value.raw_user_meta_data, 'raw_user_meta_data')
  const { provider: _provider, providers: _providers, ...app } = jsonIn(value.raw_app_meta_data, 'raw_app_meta_data')
  const until = textOf(value.banned_until)
  return {
    records: [
      {
        kind: 'user',
        id,
        email: textOf(value.email),
        emailVerified: isoTime(value.email_confirmed_at) !== null,
        firstName: null,
        lastName: null,
        name: textOf(profile.full_name ?? profile.name),
        metadata: { ...profile, ...app },
        createdAt: isoTime(value.created_at),
        lastSignInAt: isoTime(value.last_sign_in_at),
        password: isYes(value.is_sso_user) ? null : passwordOf(textOf(value.encrypted_password), id, key),
        isBlocked: until !== null && (until === 'infinity' || (isoTime(until)?.getTime() ?? 0) > now),
      },
    ],
    problems: [],
  }
}

export function mapIdentity({ value }: SourceRow): MappedRow {
  const user = requiredText(value.user_id, 'user_id')
  const name = requiredText(value.provider, 'provider')
  if (name === 'email' || name === 'phone') return { records: [], problems: [] }
  const provider = providerOf(name)
  // Tables of before call it `id`.
  const subject = textOf(value.provider_id) ?? textOf(value.id)
  if (provider !== undefined && subject !== null)
    return { records: [{ kind: 'identity', user, provider, subject }], problems: [] }
  const message = name.startsWith('sso:')
    ? 'An account of single sign-on was left out: the connection recognizes its people at the first sign-in.'
    : `The account at "${name}" was left out: it can't be used here.`
  throw new RowRefused('identity_left_out', message)
}

export function mapFactor({ value }: SourceRow, key: string | undefined): MappedRow {
  const user = requiredText(value.user_id, 'user_id')
  const kind = textOf(value.factor_type) ?? 'unknown'
  // One that was begun and not finished is no factor.
  if (value.status !== 'verified') return { records: [], problems: [] }
  if (kind !== 'totp') throw new RowRefused('factor_left_out', `A second factor of the kind "${kind}" was left out.`)
  const secret = decrypt(requiredText(value.secret, 'secret'), requiredText(value.id, 'id'), key)
  if (secret === undefined)
    throw new RowRefused(
      'factor_left_out',
      'The authenticator app was left out: its secret is encrypted. Give --encryption-key.',
    )
  return { records: [{ kind: 'factor', user, secret }], problems: [] }
}

function passwordOf(stored: string | null, id: string, key: string | undefined): SourcePassword | null {
  if (stored === null) return null
  const hash = decrypt(stored, id, key)
  if (hash === undefined) return { unusable: 'its hash is encrypted, and --encryption-key is missing or another one' }
  return readNamedHash(nameByForm(hash) ?? null, hash)
}
