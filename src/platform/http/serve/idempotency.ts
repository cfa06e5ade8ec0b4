import { DatabaseError } from 'pg'
import type { Context } from '../../context.ts'
import type { CredentialHasher } from '../../crypto/credential-hasher.ts'
import { openJson } from '../../crypto/sealed-json.ts'
import { sql } from '../../db/sql.ts'
import type { Transaction } from '../../db/transaction.ts'
import { platformErrors } from '../errors.ts'
import { isStorableText } from '../json-body.ts'

/** An answer as it was given, ready to be given again. */
export interface Answer {
  status: number
  headers: Record<string, string | string[]>
  body: string
}

/** One use of an `Idempotency-Key`: of this environment, operation and request. Answers are kept for at least 24 hours, until the hourly clean-up. */
export interface IdempotentRequest {
  operationId: string
  key: string
  /** A keyed hash of path and body, which may hold secrets that can be guessed: the same key with another request is a mistake of the caller. */
  requestHash: Buffer
}

const keyMaxLength = 255

/**
 * The value of the header `Idempotency-Key`, if it has one.
 *
 * @throws invalidRequest for several values, one that is too long, and one that cannot be stored
 */
export function idempotencyKeyOf(header: string | string[] | undefined): string | undefined {
  if (header === undefined || header === '') return undefined
  if (!Array.isArray(header) && header.length <= keyMaxLength && isStorableText(header)) return header
  const message = `\`Idempotency-Key\` cannot be used. Send one value of 1 to ${keyMaxLength} characters.`
  throw platformErrors.invalidRequest([{ field: 'Idempotency-Key', code: 'idempotency_key_invalid', message }])
}

export function idempotentRequest(
  operationId: string,
  key: string,
  hash: CredentialHasher,
  { url, body }: { url: string; body: unknown },
): IdempotentRequest {
  return { operationId, key, requestHash: hash(`${url}\n${JSON.stringify(body) ?? ''}`) }
}

/**
 * The answer that an earlier request with this key got, if its change was committed.
 *
 * @throws idempotencyKeyReused when the earlier request was a different one.
 */
export async function findAnswer(context: Context, request: IdempotentRequest): Promise<Answer | undefined> {
  const row = await context.db.maybe<{ request_hash: Buffer; sealed_answer: string }>(sql`
    select request_hash, sealed_answer from idempotency_keys
    where environment_id = ${context.environmentId} and operation_id = ${request.operationId} and key = ${request.key}`)
  if (row === undefined) return undefined
  if (!row.request_hash.equals(request.requestHash)) throw platformErrors.idempotencyKeyReused()
  return openJson<Answer>(context.system.keyring, row.sealed_answer, sealContext(context, request))
}

/**
 * Stores the response with the change. If a request with the same key is committing at this moment, the database makes
 * this one wait and then fail on {@link isKeyTaken}. Of any number of concurrent requests, only one takes effect.
 */
export function storeAnswer(tx: Transaction, context: Context, request: IdempotentRequest, answer: Answer): void {
  const sealed = context.system.keyring.seal(JSON.stringify(answer), sealContext(context, request))
  tx.send(sql`
    insert into idempotency_keys (environment_id, operation_id, key, request_hash, sealed_answer, created_at)
    values (${context.environmentId}, ${request.operationId}, ${request.key}, ${request.requestHash}, ${sealed}, ${context.now()})`)
}

export function isKeyTaken(error: unknown): boolean {
  return error instanceof DatabaseError && error.constraint === 'idempotency_keys_pkey'
}

function sealContext(context: Context, request: IdempotentRequest): string {
  return `idempotency_key:${context.environmentId}:${request.operationId}:${request.key}`
}
