import { randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { type KeyProvider, KeyProviderFailure } from '#platform/key-providers/index.ts'

/**
 * Has a key encrypt something and decrypt it again, as it will have to.
 *
 * @returns why it could not, in words; `undefined` when it could.
 */
export async function roundTrip(
  { environmentId }: Context,
  provider: KeyProvider,
  organizationId: string,
): Promise<string | undefined> {
  const probe = randomBytes(32)
  const binding = { environmentId, keyId: 'verification', purpose: `verification of ${organizationId}` }
  try {
    const opened = await provider.unwrap(await provider.wrap(probe, binding), binding)
    return opened.equals(probe) ? undefined : 'What it decrypted differs from what it had encrypted.'
  } catch (error) {
    if (error instanceof KeyProviderFailure) return error.message
    throw error
  }
}
