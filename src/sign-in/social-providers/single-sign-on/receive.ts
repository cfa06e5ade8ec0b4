import type { Context, PublicContext } from '#platform/context.ts'
import { parseEmailAddress } from '#platform/email-address.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { OidcFailure } from '#protocol/oidc/index.ts'
import { findOwnConnection } from '#sso/connections/index.ts'
import { IdentityFailure, type ProvidedIdentity } from '#sso/provided-identities/index.ts'
import {
  bindingOf,
  findVisitOfBrowser,
  type KeptAnswer,
  ownVisit,
  ssoSettings,
  takeAnswer,
} from '#sso/provider-sign-ins/index.ts'
import { SsoFailure } from '#sso/sso-sessions/index.ts'
import { isCancellation } from '../cancellation.ts'
import type { Binding } from '../client/authorization-url.ts'
import { readAnswer } from '../client/read-answer.ts'
import type { SocialProfile } from '../provider.ts'
import { findEnabledProvider } from '../service.ts'
import { socialFailure } from './failures.ts'

/** The parameters of a provider's callback, before anything is known of them. */
export interface CallbackAnswer {
  state: string
  code?: string
  error?: string
  iss?: string
  user?: string
}

/**
 * Takes the answer of a social provider to an application that asked for a profile, in the browser that was sent there (O-1).
 *
 * @returns `undefined` for an answer to no such request at this provider, or in another browser. Nothing is spent then.
 */
export async function receiveSocialAnswer(
  context: PublicContext,
  ctx: Context,
  provider: string,
  answer: CallbackAnswer,
): Promise<HttpReply | undefined> {
  const [connection, brought] = await Promise.all([
    findOwnConnection(ctx, provider),
    findVisitOfBrowser(context, answer.state),
  ])
  const visit = connection && ownVisit(ctx, connection, brought)
  if (connection === undefined || visit === undefined) return undefined
  return takeAnswer(ctx, connection, visit, answer, async (secrets) => {
    const { profile, ...kept } = await readPerson(ctx, provider, answer, bindingOf(secrets))
    return {
      attributes: { ...profile },
      identify: async () => ({ ...kept, identity: await identityOf(ctx, profile), isUnsolicited: false }),
    }
  })
}

async function readPerson(
  ctx: Context,
  provider: string,
  { code, error, ...rest }: CallbackAnswer,
  binding: Binding,
): Promise<{ profile: SocialProfile } & Pick<KeptAnswer, 'oauthTokens'>> {
  const configured = await findEnabledProvider(ctx, provider)
  if (configured === undefined) throw new SsoFailure('connection_inactive')
  if (isCancellation(error)) throw new OidcFailure('provider_refused', { error: error ?? '' })
  if (error !== undefined) throw new SsoFailure('social_provider_failed', { error })
  if (code === undefined) throw new OidcFailure('missing_code')
  try {
    const { profile, tokens } = await readAnswer(ctx, configured, { ...rest, code }, binding)
    return { profile, ...(configured.row.return_tokens ? { oauthTokens: tokens } : {}) }
  } catch (thrown) {
    throw socialFailure(thrown)
  }
}

/** @throws IdentityFailure, SsoFailure */
async function identityOf(ctx: Context, profile: SocialProfile): Promise<ProvidedIdentity> {
  const { idpId, email, isEmailProven, firstName, lastName, name, pictureUrl } = profile
  if (idpId === '') throw new IdentityFailure('missing_attribute', { attribute: 'id' })
  if (email === null) throw new IdentityFailure('missing_attribute', { attribute: 'email' })
  if (parseEmailAddress(email) === undefined) throw new IdentityFailure('invalid_email', { attribute: 'email' })
  // The application treats the email of a profile as the user's own.
  if (!isEmailProven && !(await ssoSettings.read(ctx)).sso_unproven_emails) throw new SsoFailure('email_unproven')
  return {
    idpId,
    email,
    firstName,
    lastName,
    name,
    groups: [],
    customAttributes: {},
    rawAttributes: { email_verified: isEmailProven, ...(pictureUrl === null ? {} : { picture: pictureUrl }) },
  }
}
