import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { TokenRefusal } from '#platform/outgoing/access-token.ts'
import { type AuthenticationInput, splitSecret } from '#platform/outgoing/authentication.ts'
import { openCredential } from '#platform/outgoing/credential.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { transmitterUnusable } from '../errors.ts'

/** Posts JSON to an endpoint of a transmitter. @throws transmitterUnusable without an answer */
export type ManagementCall = (
  url: string,
  body: object,
) => Promise<{ status: number; body: Record<string, unknown> | undefined }>

export function callerOf({ system }: Context, authentication: AuthenticationInput): ManagementCall {
  const { shown, secret } = splitSecret(authentication)
  const credential = openCredential(system, shown, secret)
  return async (url, body) => {
    try {
      const answer = await system.outgoing.request({
        method: 'POST',
        url,
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          authorization: await credential.authorization(),
        },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: parseInnerObject(answer.body.toString('utf8')) }
    } catch (error) {
      if (error instanceof TokenRefusal) throw transmitterUnusable(`The token endpoint refused: ${error.message}`)
      if (!(error instanceof OutgoingError)) throw error
      throw transmitterUnusable(`The transmitter cannot be reached at ${url}. ${error.message}`)
    }
  }
}
