import { DomainError } from '#platform/http/errors.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { asRefusal, type Flow, goTo, refusalText, refuse } from '../../flow/index.ts'

/**
 * Sends a code and redirects to the page that asks for it. A refusal is shown there, because the previous code may still
 * work, unless `otherPath` names another page for it.
 */
export async function sendCode(
  flow: Flow,
  path: string,
  send: Promise<unknown>,
  otherPath: (refusal: DomainError) => string | undefined = () => undefined,
): Promise<HttpReply> {
  const refusal = await send.catch(asRefusal)
  if (!(refusal instanceof DomainError)) return goTo(flow, path)
  const { text, status } = refusalText(flow, refusal)
  return refuse(flow, otherPath(refusal) ?? path, { alert: text }, status)
}
