import { getMembership } from '#access/organization-memberships/index.ts'
import { recordEvent } from '#events/event-log/index.ts'
import { toUser, type UserRow } from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import { ask, type Decision } from './ask.ts'
import { findEnabledEndpoint } from './endpoints.ts'
import { authenticationDenied } from './events.ts'

/** Who signs in, how, from where and into which organization. */
export interface SignInToDecide {
  user: UserRow
  authenticationMethod: string
  organizationId: string | null
  membershipId: string | undefined
  ipAddress: string | null
  userAgent: string | null
}

/** Whether the environment has an action for sign-ins. */
export async function decidesSignIns(ctx: Context): Promise<boolean> {
  return (await findEnabledEndpoint(ctx, 'authentication')) !== undefined
}

/** Asks the action whether a user may sign in; `undefined` without an action. Not in a transaction. */
export function askAuthentication(ctx: Context, signIn: SignInToDecide): Promise<Decision | undefined> {
  const decide = async () => {
    const { user, organizationId, membershipId } = signIn
    const [organization, membership] = await Promise.all([
      organizationId === null ? undefined : getOrganization(ctx, organizationId),
      membershipId === undefined ? undefined : getMembership(ctx, membershipId),
    ])
    return {
      user: toUser(user),
      ...defined({ organization, organization_membership: membership }),
      authentication_method: signIn.authenticationMethod,
      ...origin(signIn),
    }
  }
  return ask(ctx, 'authentication', decide, signIn.user.id)
}

/** Records that a sign-in was denied, in the transaction that ends it. */
export function recordDeniedSignIn(tx: TransactionContext, decision: Decision, signIn: SignInToDecide): void {
  recordEvent(tx, authenticationDenied, {
    action_endpoint_id: decision.endpointId,
    action_execution_id: decision.executionId,
    type: 'authentication',
    verdict: 'Deny',
    user_id: signIn.user.id,
    organization_id: signIn.organizationId,
    email: signIn.user.email,
    ip_address: signIn.ipAddress,
    user_agent: signIn.userAgent,
  })
}

function origin({ ipAddress, userAgent }: Pick<SignInToDecide, 'ipAddress' | 'userAgent'>) {
  return {
    ...(ipAddress === null ? {} : { ip_address: ipAddress }),
    ...(userAgent === null ? {} : { user_agent: userAgent }),
  }
}
