import { rotatingTokens } from '#platform/crypto/rotating-tokens.ts'

/** How long an agent may go without a refresh. */
export const refreshDays = 30

export const registrationTokens = rotatingTokens(
  'agent_reg_',
  ({ environmentId }) => `agent_refresh_token:${environmentId}`,
)
