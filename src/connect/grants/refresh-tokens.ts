import type { Context } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'
import { findLiveGrant, type LiveGrant } from './live-grants.ts'

const prefix = 'connect_grant_'

/** `<grant>.<generation>.<HMAC>`, as the refresh tokens of sessions are. Nothing of it is stored. */
export function makeGrantToken(ctx: Context, { id, generation }: Pick<LiveGrant, 'id' | 'generation'>): string {
  return `${id.slice(prefix.length)}.${generation}.${mac(ctx, id, generation)}`
}

/** What a refresh token of this environment names, or `undefined` for anything else. */
export function openGrantToken(ctx: Context, token: string): { id: string; generation: number } | undefined {
  const [name = '', generationText = '', given = '', ...rest] = token.split('.')
  const generation = Number(generationText)
  if (rest.length > 0 || !/^\d{1,9}$/.test(generationText)) return undefined
  const id = prefix + name
  return isSame(given, mac(ctx, id, generation)) ? { id, generation } : undefined
}

/** The live grant of a refresh token, of whatever generation, and whether the token is its latest. */
export async function readGrantToken(
  ctx: Context,
  token: string,
): Promise<{ grant: LiveGrant; isLatest: boolean } | undefined> {
  const opened = openGrantToken(ctx, token)
  const grant = opened && (await findLiveGrant(ctx, opened.id))
  return grant && { grant, isLatest: grant.generation === opened?.generation }
}

function mac(ctx: Context, id: string, generation: number): string {
  return ctx.system
    .hashCredential(`connect_refresh_token:${ctx.environmentId}:${id}:${generation}`)
    .toString('base64url')
}
