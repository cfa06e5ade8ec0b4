import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context, PublicContext } from '#platform/context.ts'
import { isStorableText } from '#platform/http/json-body.ts'
import { findRegisteredApplication, type RegisteredRow } from '../applications/index.ts'
import { registrationTokenWrong } from './errors.ts'

/** The application with the registration access token of a request (RFC 7592 §2). @throws registrationTokenWrong */
export async function requireRegisteredClient(
  { system, request }: PublicContext,
  clientId: string,
): Promise<{ ctx: Context; row: RegisteredRow }> {
  const [, token = ''] = /^bearer ([\x21-\x7e]+)$/i.exec(request.header('authorization') ?? '') ?? []
  const found = isStorableText(token) ? await findRegisteredApplication(system, clientId, token) : undefined
  const ctx = found && (await findContextByClientId(system, found.environment_client_id))
  if (found === undefined || ctx === undefined) throw registrationTokenWrong()
  return { ctx, row: found }
}
