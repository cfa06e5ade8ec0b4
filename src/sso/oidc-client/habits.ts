import { defined } from '#platform/defined.ts'
import type { ProviderMetadata } from '#protocol/oidc/index.ts'

/** What providers understand that others do not. */
interface Habits {
  /** The parameter that leads straight to the sign-in page of a domain. */
  domainHint?: string
  /** Parameters that make a person sign in again. */
  forceLogin: Readonly<Record<string, string>>
  /** Whether its ID tokens then say when the person did. */
  saysWhen: boolean
  /** Whether it wants its token endpoint as the audience of a client's signature, where others want their issuer. */
  namesTokenEndpoint?: boolean
}

const standard: Habits = { domainHint: 'domain_hint', forceLogin: { prompt: 'login', max_age: '0' }, saysWhen: true }

const byType: Readonly<Record<string, Habits>> = {
  // https://developers.google.com/identity/openid-connect/openid-connect#authenticationuriparameters
  GoogleOIDC: { domainHint: 'hd', forceLogin: { prompt: 'select_account' }, saysWhen: false },
  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
  EntraIdOIDC: {
    domainHint: 'domain_hint',
    forceLogin: { prompt: 'login' },
    saysWhen: false,
    namesTokenEndpoint: true,
  },
  // https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/orgas/#authorize
  OktaOIDC: { forceLogin: { prompt: 'login', max_age: '0' }, saysWhen: true, namesTokenEndpoint: true },
  LoginGovOidc: { forceLogin: { prompt: 'login' }, saysWhen: false, namesTokenEndpoint: true },
}

export interface SignInHints {
  /** What the person is likely to sign in with. */
  loginHint?: string | undefined
  /** The domain of the person's organization. */
  domainHint?: string | undefined
  /** Whether a session at the provider is not enough. */
  forceLogin?: boolean | undefined
}

export function hintParameters(
  type: string,
  { loginHint, domainHint, forceLogin }: SignInHints,
): Record<string, string> {
  const habits = byType[type] ?? standard
  return {
    ...defined({ login_hint: loginHint }),
    ...(domainHint === undefined || habits.domainHint === undefined ? {} : { [habits.domainHint]: domainHint }),
    ...(forceLogin === true ? habits.forceLogin : {}),
  }
}

/** Whether an ID token of a forced sign-in has to say when it happened. */
export function saysWhen(type: string): boolean {
  return (byType[type] ?? standard).saysWhen
}

/** For whom a client signs that it is itself (RFC 7523 §3). */
export function assertionAudience(type: string, { issuer, token_endpoint }: ProviderMetadata): string {
  return (byType[type] ?? standard).namesTokenEndpoint === true ? token_endpoint : issuer
}
