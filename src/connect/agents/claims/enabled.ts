import type { Context } from '../../../platform/context.ts'
import { authMethodDisabled } from '../errors.ts'
import { canBeClaimed } from '../settings.ts'

/** Every claim names a person by their email, whatever kind of registration it is of. @throws authMethodDisabled */
export async function requireClaimsEnabled(ctx: Context): Promise<void> {
  if (!(await canBeClaimed(ctx))) throw authMethodDisabled()
}
