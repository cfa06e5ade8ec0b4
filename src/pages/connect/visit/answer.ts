import { issuerOf } from '../../../connect/oauth-server/index.ts'
import type { ConnectRequest } from '../../../connect/requests/index.ts'
import type { Context } from '../../../platform/context.ts'
import { callbackUrl } from '../../sign-in/index.ts'

/** The application's address with an answer, which says whose it is (RFC 9207). */
export function answerUrl(
  ctx: Context,
  { redirectUri, state }: Pick<ConnectRequest, 'redirectUri' | 'state'>,
  answer: { code: string } | { error: string; error_description: string },
): string {
  return callbackUrl(redirectUri, { ...answer, state, iss: issuerOf(ctx) })
}
