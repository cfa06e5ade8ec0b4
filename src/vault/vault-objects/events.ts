import { Type } from 'typebox'
import { defineEvent } from '#platform/events/define-event.ts'
import { VaultActor } from '../vault-keys/index.ts'

const Named = Type.Object({ ...VaultActor.properties, kv_name: Type.String() })
const Read = Type.Object({ ...Named.properties, key_id: Type.String() })
const Stored = Type.Object({ ...Read.properties, key_context: Type.Record(Type.String(), Type.String()) })

export const objectCreated = defineEvent('vault.data.created', Stored)
export const objectUpdated = defineEvent('vault.data.updated', Stored)
export const objectRead = defineEvent('vault.data.read', Read)
export const objectDeleted = defineEvent('vault.data.deleted', Named)
export const objectDescribed = defineEvent('vault.metadata.read', Named)
export const objectsListed = defineEvent('vault.names.listed', VaultActor)
