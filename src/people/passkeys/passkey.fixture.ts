import { randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { listPasskeys, storePasskey } from './service.ts'

/** Stores a passkey without a known private key. @returns its id */
export async function leavePasskey(ctx: Context, userId: string): Promise<string> {
  const passkey = { publicKey: randomBytes(77), counter: 0, transports: ['internal'], isBackedUp: true }
  await ctx.transaction((tx) =>
    storePasskey(tx, userId, { ...passkey, credentialId: randomBytes(16).toString('base64url') }),
  )
  return (await listPasskeys(ctx, userId)).at(-1)?.id ?? ''
}
