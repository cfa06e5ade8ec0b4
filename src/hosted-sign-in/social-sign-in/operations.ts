import { Type } from 'typebox'
import { findEnvironmentContext } from '#environment/environments/index.ts'
import { clientContext } from '#pages/kit/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import type { DomainError } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { type HttpReply, redirect, redirectAfter } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { keysOf } from '#platform/records.ts'
import {
  acceptSocialProof,
  checkSocialProfile,
  lacksEmail,
  oauthDenied,
  oauthFailed,
} from '#sign-in/authentication/index.ts'
import {
  completeAuthorizationRequest,
  findProviderVisit,
  type ProviderVisit,
  rememberParameters,
  signInExpired,
  spendProviderVisit,
} from '#sign-in/browser-sign-ins/index.ts'
import { createEmailCompletion, type ProofWithoutEmail } from '#sign-in/session-grants/index.ts'
import {
  type CallbackAnswer,
  type ConfiguredProvider,
  findEnabledProvider,
  isCancellation,
  type ProviderAnswer,
  readAnswer,
  receiveSocialAnswer,
} from '#sign-in/social-providers/index.ts'
import {
  advance,
  callbackUrl,
  completePath,
  type Flow,
  findFlow,
  findSignInOptions,
  goTo,
  goToStep,
} from '../flow/index.ts'
import { asProviderFailure, failAtProvider } from './provider-failures.ts'
import { visitProvider } from './visit-provider.ts'

const provider = Type.String({ maxLength: 64 })

/** Where the buttons of the pages lead. A link and no form, so that the policy of the pages need not name providers. */
const beginOperation = defineOperation({
  id: 'gatehouse.pages.social_sign_in.begin',
  method: 'GET',
  path: '/social-sign-in',
  summary: 'Redirect to a social provider',
  surface: 'browser',
  access: 'public',
  query: Type.Object({ request: Type.String({ ...secret, maxLength: 64 }), provider }),
  success: { status: 302, description: 'The provider.' },
  async handler({ query }, context) {
    const flow = await findFlow(context, query.request)
    if (flow.row.completed_at !== null) return goTo(flow, completePath)
    const configured = await findEnabledProvider(flow.ctx, query.provider)
    return configured === undefined ? goTo(flow, '/sign-in') : visitProvider(flow, configured, false)
  },
})

/** RFC 6749 appendix A: what codes and errors are made of. All of it fits into an address, however it is encoded. */
const visible = (maxLength: number, mark = {}) =>
  Type.String({ ...mark, maxLength, pattern: '^[\\x20-\\x7e]*$', 'x-characters': 'ASCII characters' })
const Answer = {
  state: visible(64),
  code: Type.Optional(visible(3_000, secret)),
  error: Type.Optional(visible(255)),
  iss: Type.Optional(visible(255)),
  user: Type.Optional(Type.String({ maxLength: 500 })),
}
const path = '/social-sign-in/{environment_id}/{provider}/callback'
const params = Type.Object({ environment_id: Type.String({ maxLength: 64 }), provider })

const callbackOperation = defineOperation({
  id: 'gatehouse.pages.social_sign_in.callback',
  method: 'GET',
  path,
  summary: 'Complete a sign-in at a social provider',
  surface: 'browser',
  access: 'public',
  params,
  query: Type.Object(Answer),
  success: { status: 303, description: 'The next page, or the application.' },
  errors: [signInExpired],
  async handler({ params, query }, context) {
    const environment = await findEnvironmentContext(context.system, params.environment_id)
    const visit = environment && (await findProviderVisit(environment, params.provider, query.state))
    if (visit === undefined) return leadToApplication(context, environment, params.provider, query)
    // Another browser than the redirected one has no such sign-in.
    const flow = await findFlow(context, visit.token)
    if (flow.row.completed_at !== null) return goTo(flow, completePath)
    const configured = await findEnabledProvider(flow.ctx, params.provider)
    // The user went back to the provider. Its answer can be used once, so the sign-in remains at its step.
    if (!(await spendProviderVisit(flow.ctx, query.state)) || configured === undefined) return goToStep(flow)
    const { code, error } = query
    if (code === undefined || error !== undefined) {
      return failAtProvider(flow, configured, errorOf(configured, error), visit.isAskedFor)
    }
    return finish(flow, configured, { ...query, code }, visit)
  },
})

/** For an application that asked for a profile. @throws signInExpired for an answer to no request of this browser */
async function leadToApplication(
  context: PublicContext,
  environment: Context | undefined,
  provider: string,
  answer: CallbackAnswer,
): Promise<HttpReply> {
  if (environment === undefined) throw signInExpired()
  const { environmentId, clientId } = environment
  const ctx = clientContext(context, { environment_id: environmentId, client_id: clientId })
  const reply = await receiveSocialAnswer(context, ctx, provider, answer)
  if (reply === undefined) throw signInExpired()
  return reply
}

/** For providers that answer with a cross-site form, with which browsers send no cookies. */
const formCallbackOperation = defineOperation({
  id: 'gatehouse.pages.social_sign_in.form_callback',
  method: 'POST',
  path,
  summary: 'Complete a sign-in at a provider that posts a form',
  surface: 'browser',
  access: 'public',
  idempotency: 'none',
  form: true,
  params,
  body: Type.Object(Answer),
  success: { status: 303, description: 'The same address, read by GET.' },
  async handler({ params, body }, { system }) {
    const { environment_id, provider } = params
    const url = new URL(
      `${system.config.url}/social-sign-in/${encodeURIComponent(environment_id)}/${encodeURIComponent(provider)}/callback`,
    )
    for (const name of keysOf(Answer)) {
      const value = body[name]
      if (value !== undefined) url.searchParams.set(name, value)
    }
    return redirect(url.href, 303)
  },
})

async function finish(
  flow: Flow,
  configured: ConfiguredProvider,
  answer: ProviderAnswer,
  visit: ProviderVisit,
): Promise<HttpReply> {
  const { ctx, row } = flow
  const { definition } = configured
  const refuse = (error: unknown) =>
    failAtProvider(flow, configured, asProviderFailure(flow, definition, error), visit.isAskedFor)
  try {
    const { profile, tokens } = await readAnswer(ctx, configured, answer, visit)
    const { organizationId, invitation } = row.parameters
    const { signUp: isSignUpOpen, radar } = await findSignInOptions(flow)
    const options = { isSignUpOpen, organizationId, invitation }
    const { redirect_uri } = row
    const given = configured.row.return_tokens ? { tokens } : {}
    if (visit.isAskedFor && redirect_uri !== null && (await lacksEmail(ctx, definition, profile))) {
      return askForEmail(flow, redirect_uri, {
        provider: definition.provider,
        profile,
        organizationId,
        invitation,
        ...given,
      })
    }
    const { origin } = flow
    const proof = await checkSocialProfile(ctx, definition, profile, { ...options, origin, radar })
    return await ctx.transaction(async (tx) => {
      const { attempt, user } = await acceptSocialProof(tx, { ...proof, ...given }, origin, options)
      // The pages that may follow name the address.
      await rememberParameters(tx, flow, { email: user.email })
      return advance(tx, flow, attempt)
    })
  } catch (error) {
    return refuse(error)
  }
}

/** The application requested the provider, so the application asks for the email that the provider did not give. */
async function askForEmail(flow: Flow, redirectUri: string, proof: ProofWithoutEmail): Promise<HttpReply> {
  const { ctx, row } = flow
  const code = await ctx.transaction(async (tx) => {
    await completeAuthorizationRequest(tx, flow, { organizationId: null })
    return createEmailCompletion(tx, proof, row.code_challenge)
  })
  return redirectAfter(ctx.request?.method, callbackUrl(redirectUri, { code, state: row.state }))
}

function errorOf({ definition }: ConfiguredProvider, error: string | undefined): DomainError {
  return isCancellation(error)
    ? oauthDenied(definition.name)
    : oauthFailed(definition.name, 'it answered with an error.')
}

export const socialSignInOperations = [beginOperation, callbackOperation, formCallbackOperation]
