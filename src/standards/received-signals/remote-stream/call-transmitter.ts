import type { Context } from '#platform/context.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { TokenRefusal } from '#platform/outgoing/access-token.ts'
import type { Authentication } from '#platform/outgoing/authentication.ts'
import { openCredential } from '#platform/outgoing/credential.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { transmitterUnusable } from '../errors.ts'

/** Asks an endpoint of a transmitter: posts JSON, or deletes without a body. @throws transmitterUnusable without an answer */
export type ManagementCall = (
  url: string,
  body?: object,
) => Promise<{ status: number; body: Record<string, unknown> | undefined }>

export function callerOf({ system }: Context, authentication: Authentication, secret: string): ManagementCall {
  const credential = openCredential(system, authentication, secret)
  return async (url, body) => {
    const sent =
      body === undefined
        ? { method: 'DELETE' as const, headers: {}, isRepeatable: true }
        : {
            method: 'POST' as const,
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }
    try {
      const answer = await system.outgoing.request({
        ...sent,
        url,
        headers: { ...sent.headers, accept: 'application/json', authorization: await credential.authorization() },
      })
      return { status: answer.status, body: parseInnerObject(answer.body.toString('utf8')) }
    } catch (error) {
      if (error instanceof TokenRefusal) throw transmitterUnusable(`The token endpoint refused: ${error.message}`)
      if (!(error instanceof OutgoingError)) throw error
      throw transmitterUnusable(`The transmitter cannot be reached at ${url}. ${error.message}`)
    }
  }
}
