import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { SentAnswer } from '../serve/serve-operation.ts'

/** An answer without content has no content type either: clients parse what is called JSON or text. */
export function sendAnswer(reply: FastifyReply, { status, headers, body }: SentAnswer): FastifyReply {
  reply.code(status).headers(headers)
  return body === undefined || body === '' ? reply.send() : reply.send(body)
}

/** As {@link sendAnswer}, of which Node.js leaves out the body. A stream is not read. */
export function sendHead(reply: FastifyReply, answer: SentAnswer): FastifyReply {
  if (!(answer.body instanceof Readable)) return sendAnswer(reply, answer)
  answer.body.destroy()
  return reply.code(answer.status).headers(answer.headers).send()
}
