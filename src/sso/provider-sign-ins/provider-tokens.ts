import { type Static, Type } from 'typebox'
import { secret } from '#platform/marks.ts'

/** A social provider's own tokens, for the application. */
export const ProviderTokens = Type.Object({
  provider: Type.String(),
  access_token: Type.String(secret),
  /** Empty when the provider sent none. */
  refresh_token: Type.String(secret),
  /** Seconds since 1970; 0 when the provider did not say. */
  expires_at: Type.Integer(),
  scopes: Type.Array(Type.String()),
})
export type ProviderTokens = Static<typeof ProviderTokens>
