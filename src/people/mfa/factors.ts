import { randomBytes } from 'node:crypto'
import { getEnvironment } from '#environment/environments/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import type { CredentialHashes } from '#platform/crypto/credential-hasher.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { smsNotConfigured } from '#platform/http/shared-errors.ts'
import type { MakeColumn } from '#platform/slices/declarations.ts'
import { cut } from '#platform/text.ts'
import { fromBase32, toBase32 } from '#protocol/totp/base32.ts'
import { type CredentialType, getUser, recordCredentialChange, type UserRow } from '../users/index.ts'
import { invalidPhoneNumber, totpAlreadyEnrolled, totpRefused } from './errors.ts'
import { type EnrolledFactor, type FactorRow, type FactorType, factorColumns, toFactor } from './schemas.ts'
import { otpauthUri, qrCodeDataUri, uriMaxLength } from './totp/enrolment.ts'

export interface NewFactor {
  type: FactorType
  user_id?: string
  phone_number?: string
  totp_issuer?: string
  totp_user?: string
  /** The Base32 secret of an app that has it already: such a factor is verified. */
  totp_secret?: string
}

/**
 * Stores a factor. A user's factor is required at sign-ins once a code of it was verified.
 *
 * @throws notFound for the user
 * @throws totpAlreadyEnrolled for a secret that the user has already
 * @throws invalidPhoneNumber, smsNotConfigured, and a 422 for values that authenticator apps do not accept
 */
export async function enrollFactor(
  ctx: Context,
  input: NewFactor,
): Promise<{ row: FactorRow; factor: EnrolledFactor }> {
  const user = input.user_id === undefined ? undefined : await getUser(ctx, input.user_id)
  if (input.type === 'sms') requirePhone(ctx, input.phone_number)
  const app = input.type === 'totp' ? await readApp(ctx, input, user) : undefined
  const id = ctx.newId('auth_factor')
  const sealed = app === undefined ? null : ctx.system.keyring.seal(app.secret, secretContext(id))
  const hash = app === undefined || user === undefined ? null : hashSecret(ctx, user.id, app.secret)
  const row = await ctx.transaction(async (tx) => {
    const inserted = await tx.db
      .one<FactorRow>(sql`
        insert into authentication_factors (environment_id, id, type, user_id, totp_issuer, totp_user, sealed_totp_secret,
          totp_secret_hash, phone_number, verified_at, created_at, updated_at)
        values (${tx.environmentId}, ${id}, ${input.type}, ${input.user_id ?? null}, ${app?.issuer ?? null},
          ${app?.user ?? null}, ${sealed}, ${hash}, ${input.type === 'sms' ? (input.phone_number ?? null) : null},
          ${input.totp_secret === undefined ? null : tx.now()}, ${tx.now()}, ${tx.now()})
        returning ${factorColumns}`)
      .catch(onViolation('authentication_factors_totp_secret', totpAlreadyEnrolled))
    if (user !== undefined && input.totp_secret !== undefined) recordCredentialChange(tx, user.id, 'app', 'create')
    return inserted
  })
  const { totp, ...factor } = toFactor(row)
  return { row, factor: app === undefined ? factor : { ...factor, totp: await shownOnce(app) } }
}

/** @throws notFound */
export async function getFactor(ctx: Context, id: string): Promise<FactorRow> {
  const row = await ctx.db.maybe<FactorRow>(sql`
    select ${factorColumns} from authentication_factors where environment_id = ${ctx.environmentId} and id = ${id}`)
  if (row === undefined) throw notFound('Authentication factor', id)
  return row
}

export function listFactors(ctx: Context, userId: string, query: ListQuery): Promise<Page<FactorRow>> {
  return readPage<FactorRow>(ctx.db, query, {
    select: sql`select ${factorColumns} from authentication_factors`,
    where: [sql`environment_id = ${ctx.environmentId} and user_id = ${userId}`],
    id: sql`id`,
    prefix: 'auth_factor',
  })
}

/** The verified factors of a user, in the order of enrollment. */
export function listVerifiedFactors(ctx: Context, userId: string): Promise<FactorRow[]> {
  return ctx.db.many<FactorRow>(sql`
    select ${factorColumns} from authentication_factors
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and verified_at is not null
      and type in ('totp', 'sms')
    order by id limit 100`)
}

/** The telephones that a user enrolled, proven or not. */
export async function listPhoneNumbers(ctx: Context, userId: string): Promise<string[]> {
  const rows = await ctx.db.many<{ phone_number: string }>(sql`
    select distinct phone_number from authentication_factors
    where environment_id = ${ctx.environmentId} and user_id = ${userId} and phone_number is not null`)
  return rows.map(({ phone_number }) => phone_number)
}

/** @throws notFound */
export async function deleteFactor(ctx: Context, id: string): Promise<void> {
  const deleted = await ctx.transaction((tx) => deleteWhere(tx, sql`id = ${id}`))
  if (deleted === 0) throw notFound('Authentication factor', id)
}

/** Deletes the factors of a user, with the recovery codes that replace them. */
export async function deleteFactorsOfUser(tx: TransactionContext, userId: string): Promise<void> {
  await deleteWhere(tx, sql`user_id = ${userId}`)
  tx.db.send(sql`delete from recovery_codes where environment_id = ${tx.environmentId} and user_id = ${userId}`)
}

async function deleteWhere(tx: TransactionContext, condition: Statement): Promise<number> {
  const deleted = await tx.db.many<ChangedFactor & { verified_at: string | null }>(sql`
    delete from authentication_factors where environment_id = ${tx.environmentId} and ${condition}
    returning user_id, type, verified_at`)
  for (const { verified_at, ...factor } of deleted) if (verified_at !== null) recordChange(tx, factor, 'delete')
  return deleted.length
}

/** Notes that a code of a factor was right, and with TOTP of which step: of parallel uses of one code one succeeds. */
export async function noteRightCode(tx: TransactionContext, id: string, step: number | undefined): Promise<boolean> {
  const noted = await tx.db.maybe<ChangedFactor & { is_first: boolean }>(sql`
    update authentication_factors set verified_at = coalesce(verified_at, ${tx.now()}), totp_last_step = ${step ?? null}
    where environment_id = ${tx.environmentId} and id = ${id}
      and (${step ?? null}::bigint is null or totp_last_step is null or totp_last_step < ${step ?? null}::bigint)
    returning user_id, type, verified_at = ${tx.now()} and created_at < ${tx.now()} as is_first`)
  if (noted?.is_first) recordChange(tx, noted, 'create')
  return noted !== undefined
}

type ChangedFactor = { user_id: string | null; type: FactorType }

const credentialTypes: Readonly<Partial<Record<FactorType, CredentialType>>> = { totp: 'app', sms: 'phone-sms' }

/** Of a factor that a user has proven. Where the application delivers codes itself, it knows of its own factors. */
function recordChange(tx: TransactionContext, { user_id, type }: ChangedFactor, change: 'create' | 'delete'): void {
  const credentialType = credentialTypes[type]
  if (user_id !== null && credentialType !== undefined) recordCredentialChange(tx, user_id, credentialType, change)
}

/** The context that a sealed TOTP secret is bound to. */
export function secretContext(factorId: string): string {
  return `totp_secret:${factorId}`
}

/** Equal for equal secrets of one user; it reveals nothing across users. */
export function hashSecret({ system }: Pick<Context, 'system'>, userId: string, secret: Buffer): Buffer {
  return hashUnder(system, userId, secret)
}

/** Makes the hash of the secret of a factor that moves to this server. */
export const hashOfMovedSecret: MakeColumn = (secrets, { user_id }, hashes) => {
  const secret = secrets.get('sealed_totp_secret')
  return secret === undefined || typeof user_id !== 'string' ? null : hashUnder(hashes, user_id, secret)
}

function hashUnder({ stableHash }: Pick<CredentialHashes, 'stableHash'>, userId: string, secret: Buffer): Buffer {
  return stableHash(`totp_secret:${userId}:${secret.toString('hex')}`)
}

interface App {
  issuer: string
  user: string
  secret: Buffer
}

/** The data for an authenticator app. @throws totpRefused for values that apps do not accept */
export async function readApp(ctx: Context, input: NewFactor, owner: UserRow | undefined): Promise<App> {
  const issuer = input.totp_issuer ?? cut((await getEnvironment(ctx)).name, 40)
  const user = input.totp_user ?? owner?.email
  if (user === undefined || user === '') throw totpRefused('totp_user', 'required')
  const secret = input.totp_secret === undefined ? randomBytes(20) : fromBase32(input.totp_secret)
  if (secret === undefined || secret.length < 10 || secret.length > 64) throw totpRefused('totp_secret', 'invalid')
  const app = { issuer, user, secret }
  if (uriOf(app).length > uriMaxLength) throw totpRefused('totp_user', 'too_long')
  return app
}

function uriOf({ secret, ...names }: App): string {
  return otpauthUri({ ...names, secret: toBase32(secret) })
}

export async function shownOnce(app: App): Promise<NonNullable<EnrolledFactor['totp']>> {
  const uri = uriOf(app)
  const qrCode = await qrCodeDataUri(uri)
  return { issuer: app.issuer, user: app.user, secret: toBase32(app.secret), qr_code: qrCode, uri }
}

/** @throws invalidPhoneNumber, smsNotConfigured */
export function requirePhone({ system }: Context, phoneNumber: string | undefined): void {
  if (phoneNumber === undefined || !/^\+[1-9]\d{6,14}$/.test(phoneNumber)) throw invalidPhoneNumber()
  if (system.sms === undefined && !system.config.development) throw smsNotConfigured()
}
