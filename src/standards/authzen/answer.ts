import type { Context } from '#platform/context.ts'
import { HttpReply } from '#platform/http/reply.ts'

/** AuthZEN 1.0 §10.1.3: the request id of the caller comes back with the answer, in the place of ours. */
export function answerTo({ request }: Pick<Context, 'request'>, body: object): HttpReply {
  const given = request?.header('x-request-id')
  return new HttpReply(
    200,
    {
      'content-type': 'application/json; charset=utf-8',
      ...(given !== undefined && /^[\w.:/+=-]{1,128}$/.test(given) ? { 'x-request-id': given } : {}),
    },
    JSON.stringify(body),
  )
}
