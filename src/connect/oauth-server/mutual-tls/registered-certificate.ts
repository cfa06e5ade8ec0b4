import type { FoundClient, PublicKey } from '../../applications/index.ts'
import { newlyPublishedKeys, publishedKeys } from '../client-assertions/published-keys.ts'

/** Whether a certificate is one of those in the key set of a client (RFC 8705 §2.2). */
export async function isCertificateOf({ ctx, jwks, jwks_uri }: FoundClient, thumbprint: string): Promise<boolean> {
  const isAmong = (keys: readonly PublicKey[]) => keys.some((key) => key['x5t#S256'] === thumbprint)
  if (jwks_uri === null) return isAmong(jwks?.keys ?? [])
  return isAmong(await publishedKeys(ctx, jwks_uri)) || isAmong(await newlyPublishedKeys(ctx, jwks_uri))
}
