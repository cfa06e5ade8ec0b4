import { rotatingTokens } from '#platform/crypto/rotating-tokens.ts'

export const agentRefreshTokens = rotatingTokens(
  'agent_session_',
  ({ environmentId }) => `agent_session_token:${environmentId}`,
)
