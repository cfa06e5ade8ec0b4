import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'

/** Who did it, as all events of the Vault say. */
export const VaultActor = Type.Object({
  actor_id: Type.String(),
  actor_source: Type.Enum(['api', 'dashboard']),
  actor_name: Type.String(),
})

export function vaultActor({ actor }: Pick<Context, 'actor'>): Static<typeof VaultActor> {
  if (actor.type === 'api_key') return { actor_id: actor.id, actor_source: 'api', actor_name: actor.name }
  if (actor.type === 'system') return { actor_id: 'system', actor_source: 'dashboard', actor_name: '' }
  const actor_name = actor.type === 'directory' || actor.type === 'operator' ? actor.name : ''
  return { actor_id: actor.id, actor_source: 'dashboard', actor_name }
}
