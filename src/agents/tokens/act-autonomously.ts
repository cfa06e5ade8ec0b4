import type { TransactionContext } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import type { BlueprintRow } from '../blueprints/index.ts'
import { resolveInstance } from '../instances/index.ts'
import { createAgentSession } from '../sessions/index.ts'
import { requireAuthority } from './authority.ts'
import { instanceTypeNotInvocable, organizationNotInvocable } from './errors.ts'
import { sessionEndOf } from './lifetimes.ts'
import type { Minted } from './minted.ts'

/** What {@link actAutonomously} throws. */
export const autonomousErrors = [notFound, organizationNotInvocable, instanceTypeNotInvocable]

/**
 * Begins a session of the agent that acts for itself in an organization.
 *
 * @throws organizationNotInvocable, instanceTypeNotInvocable, and notFound for the organization
 */
export async function actAutonomously(
  tx: TransactionContext,
  blueprint: BlueprintRow,
  { organizationId, intent }: { organizationId: string; intent: string | null },
): Promise<Minted> {
  await requireOrganization(tx, organizationId)
  const key = { blueprintId: blueprint.id, organizationId, membershipId: null }
  const { instance, isNew } = await resolveInstance(tx, key)
  const authority = await requireAuthority(tx, blueprint, instance)
  const session = await createAgentSession(tx, {
    instance,
    permissions: authority.permissions,
    intent,
    expiresAt: sessionEndOf(tx, blueprint, tx.now()),
  })
  return { instance, isNewInstance: isNew, session, authority, userSession: undefined }
}
