/** RFC 7523 §2.1. */
export const jwtBearerType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

export const claimType = 'urn:workos:agent-auth:grant-type:claim'

/** draft-ietf-oauth-identity-assertion-authz-grant. */
export const idJagTokenType = 'urn:ietf:params:oauth:token-type:id-jag'
