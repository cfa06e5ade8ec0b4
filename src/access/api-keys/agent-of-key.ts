import type { Context } from '#platform/context.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import { isAgentKeyValue } from './key-value.ts'

/** The registration of the agent that a key was made for. A later slice knows it. */
export const agentOfKey = defineExtensionPoint<(ctx: Context, apiKeyId: string) => Promise<string | undefined>>()

/** Asked for keys of agents alone, so that the others cost what they did. */
export async function findAgentOfKey(ctx: Context, value: string, apiKeyId: string): Promise<string | undefined> {
  if (!isAgentKeyValue(value)) return undefined
  const [find] = agentOfKey.of(ctx.system)
  return find?.(ctx, apiKeyId)
}
