import type { System } from '#platform/context.ts'
import { findOperatorByEmail, inviteOperator } from './service.ts'
import { ensureOperatorsEnvironment } from './system-environment.ts'

/**
 * Invites the operator that `GATEHOUSE_FIRST_OPERATOR` names as an owner, for an installation without a terminal. Where they
 * are an operator already, nothing happens.
 *
 * @returns a note on it
 */
export async function ensureFirstOperator(system: System, email: string | undefined): Promise<string[]> {
  if (email === undefined) return []
  const ctx = await ensureOperatorsEnvironment(system)
  if ((await findOperatorByEmail(ctx, email)) !== undefined) return []
  try {
    const { signInUrl } = await inviteOperator(ctx, email, { environment_id: null, role: 'owner' })
    return system.mail === undefined
      ? [`${email} is invited to the console. No mail is sent, so open this link: ${signInUrl}`]
      : [`${email} is invited to the console, by mail.`]
  } catch (error) {
    // Another process that starts at the same time was first.
    if ((await findOperatorByEmail(ctx, email)) !== undefined) return []
    throw error
  }
}
