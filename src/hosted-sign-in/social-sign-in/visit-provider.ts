import { defined } from '#platform/defined.ts'
import { type HttpReply, redirect } from '#platform/http/reply.ts'
import { createProviderVisit } from '#sign-in/browser-sign-ins/index.ts'
import { authorizationUrl, type ConfiguredProvider } from '#sign-in/social-providers/index.ts'
import type { Flow } from '../flow/index.ts'
import { asProviderFailure, failAtProvider } from './provider-failures.ts'

/** Redirects the browser to a provider. `isAskedFor`: requested by the application, which then receives errors. */
export async function visitProvider(
  flow: Flow,
  configured: ConfiguredProvider,
  isAskedFor: boolean,
): Promise<HttpReply> {
  const { email, provider = {} } = flow.row.parameters
  try {
    const binding = await createProviderVisit(flow.ctx, flow.token, configured, isAskedFor)
    const url = await authorizationUrl(flow.ctx, configured, binding, {
      ...defined({ scopes: provider.scopes }),
      parameters: { login_hint: email, ...provider.parameters },
    })
    return redirect(url)
  } catch (error) {
    return failAtProvider(flow, configured, asProviderFailure(flow, configured.definition, error), isAskedFor)
  }
}
