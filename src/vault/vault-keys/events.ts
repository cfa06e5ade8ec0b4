import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { VaultActor } from './actor.ts'

const Context = Type.Record(Type.String(), Type.String())
const Key = Type.Object({ ...VaultActor.properties, key_name: Type.String(), key_id: Type.String() })

export const keyCreated = defineEvent('vault.kek.created', Key)
export const keyDeleted = defineEvent('vault.kek.deleted', Key)
export const dataKeyCreated = defineEvent(
  'vault.dek.read',
  Type.Object({ ...VaultActor.properties, key_ids: Type.Array(Type.String()), key_context: Context }),
)
export const dataKeyDecrypted = defineEvent(
  'vault.dek.decrypted',
  Type.Object({ ...VaultActor.properties, key_id: Type.String() }),
)
