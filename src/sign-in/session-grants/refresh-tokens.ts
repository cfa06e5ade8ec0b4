import { rotatingTokens } from '#platform/crypto/rotating-tokens.ts'

/** The refresh tokens of sessions, each for the client of its environment. */
export const refreshTokens = rotatingTokens(
  'session_',
  ({ environmentId, clientId }) => `refresh_token:${environmentId}:${clientId}`,
)
