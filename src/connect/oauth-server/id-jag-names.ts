// draft-ietf-oauth-identity-assertion-authz-grant

/** The `typ` of an assertion. */
export const idJagType = 'oauth-id-jag+jwt'
/** What a token exchange asks for. */
export const idJagTokenType = 'urn:ietf:params:oauth:token-type:id-jag'
/** What metadata announces. */
export const idJagProfile = 'urn:ietf:params:oauth:grant-profile:id-jag'
/** The grant by an assertion (RFC 7523 §2.1). */
export const jwtBearerType = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
