import type { Context } from '#platform/context.ts'
import { createUlidMaker } from '#platform/ids.ts'
import { currentKey, signToken, verifyToken, widgetTokenSeconds } from '#sign-in/access-tokens/index.ts'

export interface WidgetToken {
  userId: string | null
  organizationId: string | null
  /** The session that the widgets mark as the present one, and with which the token ends. */
  sessionId: string | null
  /** How often the access of the user had ended: a token without a session ends with the next time. */
  accessEpoch: number
  /** What the token permits at most: each call looks at the roles that its user has then. */
  permissions: readonly string[]
}

/** Signs a token for an hour (RS256). The packages in the browser read `permissions`, `exp` and `sid` of it. */
export async function mintWidgetToken(ctx: Context, token: WidgetToken): Promise<string> {
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  return signToken(await currentKey(ctx), 'widget+jwt', {
    iss: issuerOf(ctx),
    client_id: ctx.clientId,
    ...(token.userId === null ? {} : { sub: token.userId }),
    ...(token.organizationId === null ? {} : { org_id: token.organizationId }),
    ...(token.sessionId === null ? {} : { sid: token.sessionId }),
    ...(token.accessEpoch === 0 ? {} : { access_epoch: token.accessEpoch }),
    permissions: token.permissions,
    jti: createUlidMaker(ctx.now)(),
    iat: issuedAt,
    exp: issuedAt + widgetTokenSeconds,
  })
}

/** What a token of this environment says that has not run out; `undefined` for anything else. */
export async function readWidgetToken(ctx: Context, token: string): Promise<WidgetToken | undefined> {
  const claims = await verifyToken(ctx, token, { type: 'widget+jwt', issuer: issuerOf(ctx) })
  if (claims === undefined) return undefined
  const { sub, org_id, sid, access_epoch, permissions } = claims
  return {
    userId: textOf(sub),
    organizationId: textOf(org_id),
    sessionId: textOf(sid),
    accessEpoch: typeof access_epoch === 'number' ? access_epoch : 0,
    permissions: Array.isArray(permissions) ? permissions.map(String) : [],
  }
}

/** Not that of access tokens: what is issued for a widget signs no one in elsewhere. */
export function issuerOf({ clientId, system: { config } }: Context): string {
  return `${config.url}/widgets/${clientId}`
}

function textOf(claim: unknown): string | null {
  return typeof claim === 'string' ? claim : null
}
