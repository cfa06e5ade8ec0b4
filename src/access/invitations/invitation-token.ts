import type { Context, System } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import type { MakeColumn } from '#platform/slices/declarations.ts'

/** What accepts an invitation: 148 random bits, found by a keyed hash and kept sealed, since the API gives it back. */
export interface InvitationToken {
  token: string
  hash: Buffer
  sealed: string
}

export function newInvitationToken(ctx: Pick<Context, 'system'>, invitationId: string): InvitationToken {
  return keepInvitationToken(ctx, invitationId, randomToken(25))
}

/** What is stored of a token, which another system may have mailed already. */
export function keepInvitationToken(
  ctx: Pick<Context, 'system'>,
  invitationId: string,
  token: string,
): InvitationToken {
  return {
    token,
    hash: hashToken(ctx.system, token),
    sealed: ctx.system.keyring.seal(token, sealContext(invitationId)),
  }
}

/** Needs no environment: the token of a link says which one it is of. */
export function hashToken({ hashCredential }: Pick<System, 'hashCredential'>, token: string): Buffer {
  return hashCredential(`invitation:${token}`)
}

/** Of an invitation that moves to this server: its link goes on working. */
export const hashOfMovedToken: MakeColumn = (secrets, _row, hashes) => {
  const token = secrets.get('sealed_token')
  return token === undefined ? null : hashToken(hashes, token.toString())
}

/** For lookups: the hashes under all keys. */
export function hashesOfToken({ hashesOf }: Pick<System, 'hashesOf'>, token: string): Buffer[] {
  return hashesOf(`invitation:${token}`)
}

export function openToken(ctx: Context, row: { id: string; sealed_token: string }): string {
  return ctx.system.keyring.open(row.sealed_token, sealContext(row.id)).toString()
}

function sealContext(id: string): string {
  return `invitation:${id}`
}
