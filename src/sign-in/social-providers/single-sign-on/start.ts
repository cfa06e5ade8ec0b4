import type { Context } from '#platform/context.ts'
import { ensureOwnConnection } from '#sso/connections/index.ts'
import { bindingOf, type Departure, type Purpose, sendAway, withoutSecrets } from '#sso/provider-sign-ins/index.ts'
import { authorizationUrl, type ProviderRequest } from '../client/authorization-url.ts'
import type { ConfiguredProvider } from '../service.ts'
import { socialFailure } from './failures.ts'

/** Begins a sign-in for an application that asks for a profile and names a social provider. */
export async function startSocialSingleSignOn(
  ctx: Context,
  configured: ConfiguredProvider,
  purpose: Purpose & { kind: 'application' },
  loginHint: string | undefined,
  { parameters, ...request }: ProviderRequest,
): Promise<Departure> {
  const connection = await ensureOwnConnection(ctx, configured.definition.provider)
  return sendAway(ctx, connection, purpose, { loginHint }, async (visit) => {
    try {
      const wanted = { ...request, parameters: { login_hint: loginHint, ...parameters } }
      const url = await authorizationUrl(ctx, configured, bindingOf(visit), wanted)
      return { url, requestId: null, request: withoutSecrets(url) }
    } catch (error) {
      throw socialFailure(error)
    }
  })
}
