import type { Context } from '#platform/context.ts'

/** What a provider knows a connection by. Each has its own, so that the answer of one is never taken for another's (S-18). */
export function addressesOf(ctx: Context, externalKey: string) {
  const { url } = ctx.system.config
  return {
    spEntityId: `${url}/sso/saml/metadata/${externalKey}`,
    metadataUrl: `${url}/sso/saml/metadata/${externalKey}`,
    acsUrl: `${url}/sso/saml/acs/${externalKey}`,
    sloUrl: `${url}/sso/saml/slo/${externalKey}`,
    redirectUri: `${url}/sso/oidc/callback/${externalKey}`,
    jwksUri: `${url}/sso/oidc/jwks/${externalKey}`,
    signedOutUrl: `${url}/sso/oidc/idp-logout/${externalKey}`,
  }
}
