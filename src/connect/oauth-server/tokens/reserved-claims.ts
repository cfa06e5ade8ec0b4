/** Claims about the token itself and about rights: set only by the server, or absent. */
const reservedClaims: ReadonlySet<string> = new Set([
  'iss',
  'sub',
  'sub_profile',
  'aud',
  'exp',
  'nbf',
  'iat',
  'jti',
  'client_id',
  'azp',
  'org_id',
  'sid',
  'grant_id',
  'scope',
  'auth_time',
  'acr',
  'amr',
  'act',
  'may_act',
  'cnf',
])

/** Whether a claim cannot come from a template or from what a user chooses. */
export function isReservedClaim(name: string): boolean {
  return reservedClaims.has(name)
}

export function withoutReserved(claims: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !isReservedClaim(name)))
}
