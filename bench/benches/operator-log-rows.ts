import type { Transaction } from '#platform/db/transaction.ts'
import { insertEntry } from '../../src/console/operator-log/entry.ts'
import type { BareSystem } from './bench.ts'
import type { KeyOwner } from './key-lookup.ts'

/** Records what a key has created, in one statement behind the change; its answer is not waited for. */
export function recordCreation(
  tx: Transaction,
  system: BareSystem,
  { environment_id: environmentId, id: keyId, name }: KeyOwner,
  action: string,
  created: { id: string; name: string },
  after: object,
): void {
  const now = system.now()
  const entry = JSON.stringify({
    action,
    occurredAt: now.toISOString(),
    actor: { type: 'api_key', id: keyId, name },
    targets: [{ type: 'organization', ...created }],
    location: '127.0.0.1',
    requestId: keyId,
    changes: { after },
  })
  tx.send(insertEntry({ environmentId, id: system.newId('operator_log_entry'), entry, now }))
}
