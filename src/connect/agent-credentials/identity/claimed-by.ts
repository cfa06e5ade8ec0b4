import { findUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import type { RegistrationRow } from '../../agent-registrations/index.ts'
import type { ClaimedBy } from './assertion.ts'

/** The claims about the person for whom an agent acts, in the agent's identity. */
export async function claimedByOf(
  ctx: Context,
  { user_id }: Pick<RegistrationRow, 'user_id'>,
): Promise<ClaimedBy | undefined> {
  const user = user_id === null ? undefined : await findUser(ctx, user_id)
  return user && { email: user.email, email_verified: user.email_verified }
}
