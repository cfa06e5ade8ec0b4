import type { Context } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import type { ProviderTokens } from '../social-providers/index.ts'
import type { Attempt } from './attempt.ts'

/** A provider's own tokens as a sign-in carries them until the application gets them. */
export function sealProviderTokens(ctx: Context, userId: string, tokens: ProviderTokens): string {
  return ctx.system.keyring.seal(JSON.stringify(tokens), sealContext(userId))
}

export function openProviderTokens(
  ctx: Context,
  { userId, sealedProviderTokens }: Attempt,
): ProviderTokens | undefined {
  if (sealedProviderTokens === undefined) return undefined
  return openJson<ProviderTokens>(ctx.system.keyring, sealedProviderTokens, sealContext(userId))
}

function sealContext(userId: string): string {
  return `provider_tokens:${userId}`
}
