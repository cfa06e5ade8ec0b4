import { createHash } from 'node:crypto'
import { sql } from '../../src/platform/db/sql.ts'
import type { Transaction } from '../../src/platform/db/transaction.ts'
import type { BareRequest, BareSystem } from './bench.ts'

/** What a request with an `Idempotency-Key` sends besides its own statements. */
interface Asked {
  environmentId: string
  operationId: string
  key: string
}

/** The look-up of an earlier answer. The load generator repeats no key, so there is none. */
export async function lookUpAnswer(system: BareSystem, { environmentId, operationId, key }: Asked): Promise<void> {
  await system.database.maybe(sql`
    select request_hash, sealed_answer from idempotency_keys
    where environment_id = ${environmentId} and operation_id = ${operationId} and key = ${key}`)
}

/** Stores as many bytes as a sealed answer has, without the encryption. */
export function storeAnswer(
  tx: Transaction,
  system: BareSystem,
  { environmentId, operationId, key }: Asked,
  request: BareRequest,
  answer: object,
): void {
  const requestHash = createHash('sha256').update(request.url).update(request.body).digest()
  const stored = Buffer.from(JSON.stringify({ status: 200, headers: {}, body: JSON.stringify(answer) })).toString(
    'base64url',
  )
  tx.send(sql`
    insert into idempotency_keys (environment_id, operation_id, key, request_hash, sealed_answer, created_at)
    values (${environmentId}, ${operationId}, ${key}, ${requestHash}, ${stored}, ${system.now()})`)
}

export function idempotencyKey(request: BareRequest): string | undefined {
  return request.headers['idempotency-key'] as string | undefined
}
