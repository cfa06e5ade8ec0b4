import type { Context } from '../platform/context.ts'
import { randomToken } from '../platform/crypto/random.ts'

/** What accepts an invitation: 148 random bits, found by a keyed hash and kept sealed, since the API gives it back. */
export interface InvitationToken {
  token: string
  hash: Buffer
  sealed: string
}

export function newInvitationToken(ctx: Context, invitationId: string): InvitationToken {
  const token = randomToken(25)
  return { token, hash: hashToken(ctx, token), sealed: ctx.system.keyring.seal(token, sealContext(invitationId)) }
}

export function hashToken(ctx: Context, token: string): Buffer {
  return ctx.system.hashCredential(`invitation:${token}`)
}

export function openToken(ctx: Context, row: { id: string; sealed_token: string }): string {
  return ctx.system.keyring.open(row.sealed_token, sealContext(row.id)).toString()
}

function sealContext(id: string): string {
  return `invitation:${id}`
}
