import type { Context, RequestInfo, System } from '../../platform/context.ts'
import { isStorableText, parseInnerObject } from '../../platform/http/json-body.ts'
import { findClient } from '../applications/index.ts'
import { readClientToken } from './access-token.ts'
import type { AccessTokenClaims } from './verify-client-token.ts'

/** The claims of a user's access token that counts now, of whatever environment, which its client names. */
export async function readUserToken(
  system: System,
  request: RequestInfo,
  token: string,
): Promise<{ ctx: Context; claims: AccessTokenClaims } | undefined> {
  const [, payload = ''] = token.split('.')
  const { client_id } = parseInnerObject(Buffer.from(payload, 'base64url').toString()) ?? {}
  if (typeof client_id !== 'string' || !isStorableText(client_id)) return undefined
  const client = await findClient(system, request, { clientId: client_id, secret: undefined })
  const claims = client && (await readClientToken(client.ctx, token))
  if (client === undefined || claims?.grant_id === undefined) return undefined
  return { ctx: client.ctx, claims }
}
