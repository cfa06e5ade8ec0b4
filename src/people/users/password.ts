import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { lockForEnd } from './access-epoch.ts'
import {
  passwordAndHashGiven,
  passwordAndHashTypeGiven,
  passwordStrengthError,
  saltPositionWithoutHash,
} from './errors.ts'
import { recordCredentialChange } from './events.ts'
import {
  importPasswordHash,
  type PasswordHashType,
  type SaltPosition,
  verifyPassword,
} from './password-hashes/index.ts'
import { archivePassword, isReused } from './password-history.ts'
import { checkPasswordPolicy, type PasswordOwner } from './password-policy.ts'
import { isCommonPassword } from './password-strength.ts'
import type { UserWithPassword } from './schemas.ts'
import { passwordSettings } from './settings.ts'

/** The members of a request that set a password: in plain, or as a hash of another system. */
export interface PasswordFields {
  password?: string | null
  password_hash?: string
  password_hash_type?: PasswordHashType
  password_salt_position?: SaltPosition
}

/** Whether there is anything for {@link hashRequestedPassword} to check or to hash. */
export function setsPassword(fields: PasswordFields): boolean {
  const { password, password_hash, password_hash_type, password_salt_position } = fields
  return typeof password === 'string' || [password_hash, password_hash_type, password_salt_position].some(isGiven)
}

const isGiven = (value: unknown) => value !== undefined

/**
 * The hash to store for the password or hash of a request; `undefined` without either. Takes tens of milliseconds, so
 * call it before a transaction begins.
 *
 * @throws passwordStrengthError, invalidPasswordHash, passwordAndHashGiven, passwordAndHashTypeGiven,
 * saltPositionWithoutHash, overloaded
 */
export async function hashRequestedPassword(
  ctx: Context,
  fields: PasswordFields,
  owner: PasswordOwner & { id?: string },
): Promise<string | undefined> {
  const { password, password_hash, password_hash_type, password_salt_position } = fields
  if (typeof password === 'string') {
    if (password_hash !== undefined) throw passwordAndHashGiven()
    if (password_hash_type !== undefined) throw passwordAndHashTypeGiven()
  }
  if (password_salt_position !== undefined && password_hash === undefined) throw saltPositionWithoutHash()
  if (typeof password === 'string') return hashNewPassword(ctx, password, owner)
  if (password_hash === undefined && password_hash_type === undefined) return undefined
  if (password_hash === undefined) throw missing('password_hash', 'password_hash_type')
  if (password_hash_type === undefined) throw missing('password_hash_type', 'password_hash')
  return importPasswordHash(password_hash_type, password_hash, password_salt_position)
}

/**
 * Hashes a password that meets the policy of the environment.
 *
 * @param owner with an id where the user exists: the passwords that they had are compared then.
 * @throws passwordStrengthError, overloaded
 */
export async function hashNewPassword(
  ctx: Context,
  password: string,
  owner: PasswordOwner & { id?: string },
): Promise<string> {
  const settings = await passwordSettings.read(ctx)
  const faults = await checkPasswordPolicy(password, owner, {
    minimumLength: settings.password_minimum_length,
    minimumScore: settings.password_minimum_score,
    ...(settings.refuse_breached_passwords ? { isBreached: (text) => isBreached(ctx, text) } : {}),
  })
  if (faults.length > 0) throw passwordStrengthError(faults)
  if (owner.id !== undefined && (await isReused(ctx, owner.id, password, settings.password_history)))
    throw passwordStrengthError([
      { code: 'password_reused', message: 'You had this password before. Choose one that is new.' },
    ])
  return ctx.system.passwords.hash(password)
}

/**
 * Stores a hash as the user's password, and records that it changed.
 *
 * @param endsEpoch whether sign-ins that are under way end, since they may have begun with the former password
 */
export async function setPassword(
  tx: TransactionContext,
  userId: string,
  passwordHash: string,
  { endsEpoch = true }: { endsEpoch?: boolean } = {},
): Promise<void> {
  lockForEnd(tx, userId)
  await archivePassword(tx, userId)
  tx.db.send(sql`
    update users set access_epoch = access_epoch + case when ${endsEpoch} and password_hash is not null then 1 else 0 end,
      password_hash = ${passwordHash}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${userId}`)
  recordCredentialChange(tx, userId, 'password', 'update')
}

/**
 * Whether the password is the user's. Without a user or a password, it takes the same steps and returns false: the
 * duration of a sign-in must not reveal whether an account exists. A matching hash of another system is replaced by a
 * native one.
 *
 * @throws overloaded
 */
export async function verifyPasswordOf(
  ctx: Context,
  user: UserWithPassword | undefined,
  password: string,
): Promise<boolean> {
  const stored = user?.password_hash ?? null
  const { matches, needsRehash } = await verifyPassword(ctx, stored, password)
  if (user !== undefined && needsRehash) await replaceHash(ctx, user.id, stored, password)
  return matches
}

/** Without the file, or while it cannot be read, only the most common passwords are checked. */
async function isBreached(ctx: Context, password: string): Promise<boolean> {
  const { breachedPasswords } = ctx.system
  if (breachedPasswords === undefined) return isCommonPassword(password)
  return breachedPasswords.includes(password).catch((error: unknown) => {
    ctx.log.error({ err: error }, 'The file of breached passwords cannot be read.')
    return isCommonPassword(password)
  })
}

/** Not if the password was changed in the meantime. */
async function replaceHash(ctx: Context, userId: string, verified: string | null, password: string): Promise<void> {
  const native = await ctx.system.passwords.hash(password)
  await ctx.db.run(sql`
    update users set password_hash = ${native}
    where environment_id = ${ctx.environmentId} and id = ${userId} and password_hash = ${verified}`)
}

function missing(field: string, other: string) {
  return platformErrors.invalidRequest([
    { field, code: `${field}_required`, message: `\`${field}\` is missing. Send it together with \`${other}\`.` },
  ])
}
