import { defined } from '#platform/defined.ts'
import type { ProviderMetadata } from '#protocol/oidc/index.ts'

/** Differences between providers. */
interface Quirks {
  /** The parameter that leads directly to the sign-in page of a domain. */
  domainHint?: string
  /** Parameters that make users sign in again. */
  forceLogin: Readonly<Record<string, string>>
  /** Whether ID tokens then contain `auth_time`. */
  returnsAuthTime: boolean
  /** Whether the provider expects its token endpoint as the audience of client assertions, instead of its issuer. */
  expectsTokenEndpoint?: boolean
}

const standard: Quirks = {
  domainHint: 'domain_hint',
  forceLogin: { prompt: 'login', max_age: '0' },
  returnsAuthTime: true,
}

const byType: Readonly<Record<string, Quirks>> = {
  // https://developers.google.com/identity/openid-connect/openid-connect#authenticationuriparameters
  GoogleOIDC: { domainHint: 'hd', forceLogin: { prompt: 'select_account' }, returnsAuthTime: false },
  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
  EntraIdOIDC: {
    domainHint: 'domain_hint',
    forceLogin: { prompt: 'login' },
    returnsAuthTime: false,
    expectsTokenEndpoint: true,
  },
  // https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/orgas/#authorize
  OktaOIDC: { forceLogin: { prompt: 'login', max_age: '0' }, returnsAuthTime: true, expectsTokenEndpoint: true },
  LoginGovOidc: { forceLogin: { prompt: 'login' }, returnsAuthTime: false, expectsTokenEndpoint: true },
}

export interface SignInHints {
  /** The email with which the user will probably sign in. */
  loginHint?: string | undefined
  /** The domain of the user's organization. */
  domainHint?: string | undefined
  /** Whether users must sign in even if they have a session at the provider. */
  forceLogin?: boolean | undefined
}

export function hintParameters(
  type: string,
  { loginHint, domainHint, forceLogin }: SignInHints,
): Record<string, string> {
  const quirks = byType[type] ?? standard
  return {
    ...defined({ login_hint: loginHint }),
    ...(domainHint === undefined || quirks.domainHint === undefined ? {} : { [quirks.domainHint]: domainHint }),
    ...(forceLogin === true ? quirks.forceLogin : {}),
  }
}

/** Whether the ID token of a forced sign-in must contain `auth_time`. */
export function returnsAuthTime(type: string): boolean {
  return (byType[type] ?? standard).returnsAuthTime
}

/** The audience of a client assertion (RFC 7523 §3). */
export function assertionAudience(type: string, { issuer, token_endpoint }: ProviderMetadata): string {
  return (byType[type] ?? standard).expectsTokenEndpoint === true ? token_endpoint : issuer
}
