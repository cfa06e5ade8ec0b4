import type { Context } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'

const prefix = 'agent_reg_'

/** How long an agent may go without a refresh. */
export const refreshDays = 30

/** As those of sessions: `<registration>.<generation>.<HMAC>`, nothing of which is stored. */
export function makeAgentRefreshToken(ctx: Context, id: string, generation: number): string {
  return `${id.slice(prefix.length)}.${generation}.${mac(ctx, id, generation)}`
}

/** The content of a token of this environment, or `undefined`. */
export function readAgentRefreshToken(
  ctx: Context,
  token: string,
): { registrationId: string; generation: number } | undefined {
  const [id = '', generationText = '', given = '', ...rest] = token.split('.')
  const generation = Number(generationText)
  if (rest.length > 0 || !/^\d{1,9}$/.test(generationText)) return undefined
  const registrationId = prefix + id
  return isSame(given, mac(ctx, registrationId, generation)) ? { registrationId, generation } : undefined
}

function mac(ctx: Context, id: string, generation: number): string {
  return ctx.system.hashCredential(`agent_refresh_token:${ctx.environmentId}:${id}:${generation}`).toString('base64url')
}
