import { createHash } from 'node:crypto'
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import type { World } from '../kit/world.ts'
import type { BareRequest, BareSystem } from './bench.ts'
import { inline, text } from './expressions.ts'

/** A request with an `Idempotency-Key`, and what it sends besides its own statements. */
export interface Asked {
  environmentId: string
  operationId: string
  key: string
}

export function askedWith(request: BareRequest, environmentId: string, operationId: string): Asked | undefined {
  const key = request.headers['idempotency-key'] as string | undefined
  return key === undefined ? undefined : { environmentId, operationId, key }
}

/** The look-up of an earlier answer. The load generator repeats no key, so there is none. */
export async function lookUpAnswer(system: BareSystem, asked: Asked): Promise<void> {
  await system.database.maybe(selectAnswer(asked))
}

/** Stores as many bytes as a sealed answer has, without the encryption. */
export function storeAnswer(
  tx: Transaction,
  system: BareSystem,
  asked: Asked,
  request: BareRequest,
  answer: object,
): void {
  const hash = createHash('sha256').update(request.url).update(request.body).digest()
  const stored = JSON.stringify({ status: 200, headers: {}, body: JSON.stringify(answer) })
  tx.send(insertAnswer(asked, hash, Buffer.from(stored).toString('base64url'), system.now()))
}

/** The two statements for pgbench, with an expression for the key and an answer of a given length. */
export function answerScripts(world: World, operationId: string, key: string, length: number) {
  const asked = { environmentId: text(world.environmentId), operationId: text(operationId), key }
  const hash = `decode(${text(world.keyHash)}, 'hex')`
  return {
    lookUp: inline(selectAnswer(asked)),
    store: inline(insertAnswer(asked, hash, text('a'.repeat(length)), 'now()')),
  }
}

function selectAnswer({ environmentId, operationId, key }: Asked): Statement {
  return sql`
    select request_hash, sealed_answer from idempotency_keys
    where environment_id = ${environmentId} and operation_id = ${operationId} and key = ${key}`
}

function insertAnswer({ environmentId, operationId, key }: Asked, hash: SqlValue, answer: string, now: SqlValue) {
  return sql`
    insert into idempotency_keys (environment_id, operation_id, key, request_hash, sealed_answer, created_at)
    values (${environmentId}, ${operationId}, ${key}, ${hash}, ${answer}, ${now})`
}
