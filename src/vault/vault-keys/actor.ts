import { type Static, Type } from 'typebox'
import type { Context } from '../../platform/context.ts'

/** Who did it, as all events of the Vault say. */
export const VaultActor = Type.Object({
  actor_id: Type.String(),
  actor_source: Type.Enum(['api', 'dashboard']),
  actor_name: Type.String(),
})

export function vaultActor({ actor }: Pick<Context, 'actor'>): Static<typeof VaultActor> {
  if (actor.type === 'api_key') return { actor_id: actor.id, actor_source: 'api', actor_name: actor.name }
  return { actor_id: actor.type === 'system' ? 'system' : actor.id, actor_source: 'dashboard', actor_name: '' }
}
