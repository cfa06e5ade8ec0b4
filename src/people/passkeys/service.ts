import type { Context, TransactionContext } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type CredentialType, recordCredentialChange } from '../users/index.ts'
import { type PasskeyRow, passkeyColumns } from './schemas.ts'

/** The data of a new passkey. */
export interface NewPasskey {
  credentialId: string
  publicKey: Uint8Array
  counter: number
  transports: readonly string[]
  isBackedUp: boolean
}

/** @returns whether it belongs to the user now: a passkey that is already stored keeps its owner. */
export async function storePasskey(tx: TransactionContext, userId: string, passkey: NewPasskey): Promise<boolean> {
  const stored = await tx.db.run(sql`
    insert into passkeys (environment_id, id, user_id, credential_id, public_key, counter, transports, is_backed_up, created_at)
    values (${tx.environmentId}, ${tx.newId('passkey')}, ${userId}, ${passkey.credentialId},
      ${Buffer.from(passkey.publicKey)}, ${passkey.counter}, ${[...passkey.transports]}, ${passkey.isBackedUp}, ${tx.now()})
    on conflict (environment_id, credential_id) do nothing`)
  if (stored === 1) recordCredentialChange(tx, userId, typeOf(passkey.transports), 'create')
  return stored === 1
}

/** A user's passkeys, oldest first. */
export function listPasskeys(ctx: Context, userId: string): Promise<PasskeyRow[]> {
  return ctx.db.many<PasskeyRow>(sql`
    select ${passkeyColumns} from passkeys
    where environment_id = ${ctx.environmentId} and user_id = ${userId} order by id`)
}

export function findPasskey(ctx: Context, credentialId: string): Promise<PasskeyRow | undefined> {
  return ctx.db.maybe<PasskeyRow>(sql`
    select ${passkeyColumns} from passkeys
    where environment_id = ${ctx.environmentId} and credential_id = ${credentialId}`)
}

/**
 * Notes that a passkey signed. @returns whether its count was still what `passkey` was read with: of two uses with one
 * count, one is a copy's.
 */
export async function recordUse(
  tx: TransactionContext,
  passkey: PasskeyRow,
  { counter, isBackedUp }: { counter: number; isBackedUp: boolean },
): Promise<boolean> {
  const used = await tx.db.run(sql`
    update passkeys set counter = ${counter}, is_backed_up = ${isBackedUp}, last_used_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${passkey.id} and counter = ${passkey.counter}`)
  return used === 1
}

/**
 * Deletes a passkey, which then no longer signs in. Existing sessions continue.
 *
 * @param userId its owner
 * @throws notFound
 */
export function deletePasskey(ctx: Context, id: string, userId?: string): Promise<void> {
  const isTheirs = userId === undefined ? sql`` : sql`and user_id = ${userId}`
  return ctx.transaction(async (tx) => {
    if ((await deleteWhere(tx, sql`id = ${id} ${isTheirs}`)) === 0) throw notFound('Passkey', id)
  })
}

export async function deletePasskeysOfUser(tx: TransactionContext, userId: string): Promise<void> {
  await deleteWhere(tx, sql`user_id = ${userId}`)
}

async function deleteWhere(tx: TransactionContext, condition: Statement): Promise<number> {
  const deleted = await tx.db.many<Pick<PasskeyRow, 'user_id' | 'transports'>>(sql`
    delete from passkeys where environment_id = ${tx.environmentId} and ${condition} returning user_id, transports`)
  for (const { user_id, transports } of deleted) recordCredentialChange(tx, user_id, typeOf(transports), 'delete')
  return deleted.length
}

function typeOf(transports: readonly string[]): CredentialType {
  return transports.includes('internal') ? 'fido2-platform' : 'fido2-roaming'
}
