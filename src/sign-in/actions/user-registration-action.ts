import { recordEvent } from '#events/event-log/index.ts'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { ask } from './ask.ts'
import { userRegistrationDenied } from './events.ts'

/** A user who is about to register. */
export interface Registration {
  email: string
  first_name?: string | null
  last_name?: string | null
  name?: string | null
  authenticationMethod: string
  /** In the form of the API, if the sign-up has an invitation. */
  invitation?: object
  organizationId?: string | null
  ipAddress: string | null
  userAgent: string | null
}

/** A denied registration. The message, if any, is for the user. */
export interface DeniedRegistration {
  message: string | undefined
}

/**
 * Asks the action whether a user may register. Records denials. Not in a transaction.
 *
 * @returns `undefined` when it is allowed.
 */
export async function askRegistration(ctx: Context, given: Registration): Promise<DeniedRegistration | undefined> {
  const { email, first_name = null, last_name = null, name = null, ipAddress, userAgent } = given
  const decision = await ask(ctx, 'user_registration', async () => ({
    user_data: { object: 'user_data', email, name, first_name, last_name },
    ...defined({ invitation: given.invitation }),
    authentication_method: given.authenticationMethod,
    ...(ipAddress === null ? {} : { ip_address: ipAddress }),
    ...(userAgent === null ? {} : { user_agent: userAgent }),
  }))
  if (decision?.verdict !== 'deny') return undefined
  await ctx.transaction(async (tx) =>
    recordEvent(tx, userRegistrationDenied, {
      action_endpoint_id: decision.endpointId,
      action_execution_id: decision.executionId,
      type: 'user_registration',
      verdict: 'Deny',
      organization_id: given.organizationId ?? null,
      email,
      ip_address: ipAddress,
      user_agent: userAgent,
    }),
  )
  return { message: decision.message }
}
