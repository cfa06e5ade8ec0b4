import { findSystemEnvironment } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { findOperatorByEmail, removeOperator } from '../operators/index.ts'

/** Of the operator that development knows without a sign-in. No mail can reach it (RFC 2606 §2). */
export const developerEmail = 'developer@gatehouse.invalid'

/** Removes what development left: production knows no operator without a sign-in. */
export async function removeDeveloper(system: System): Promise<void> {
  const ctx = await findSystemEnvironment(system)
  const developer = ctx && (await findOperatorByEmail(ctx, developerEmail))
  if (ctx !== undefined && developer !== undefined) await removeOperator(ctx, developer.id)
}
