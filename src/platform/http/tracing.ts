import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../context.ts'
import type { DomainError } from './errors.ts'
import type { Operation } from './operation.ts'
import { operationOf } from './serve/operation-of.ts'

/** A request and its answer, with their secrets. */
export interface AnsweredRequest {
  id: string
  at: Date
  durationMs: number
  method: string
  /** Path and query as sent. */
  url: string
  /** Absent where no operation has the path. */
  operation: Operation | undefined
  params: Record<string, string>
  headers: IncomingHttpHeaders
  body: Buffer | undefined
  /** Known when a key, client or session names the environment. */
  environmentId: string | undefined
  actor: Actor | undefined
  status: number
  answerHeaders: Record<string, unknown>
  answerBody: string | Buffer | undefined
  /** The error, if it was refused. */
  refusal: DomainError | undefined
}

/** Records requests to show what they did. In development only. */
export interface RequestTracing {
  /** The page of a request. */
  urlOf(requestId: string): string
  /** Called with every answered request. Must neither wait nor throw. */
  record(answered: AnsweredRequest): void
}

declare module 'fastify' {
  interface FastifyRequest {
    arrivedAt?: Date
    refusal?: DomainError
    answerBody?: string | Buffer
  }
}

const headerName = 'x-gatehouse-trace'

/** Adds the address of its page to each answer and records the request once the answer is sent. */
export function traceRequests(app: FastifyInstance, tracing: RequestTracing, now: () => Date): void {
  app.addHook('onRequest', async (request, reply) => {
    request.arrivedAt = now()
    reply.header(headerName, tracing.urlOf(request.id))
  })
  app.addHook('onSend', async (request, _reply, payload) => {
    if (typeof payload === 'string' || Buffer.isBuffer(payload)) request.answerBody = payload
  })
  app.addHook('onResponse', async (request, reply) => tracing.record(answered(request, reply, now)))
}

/** Records a request that the framework refuses before any hook runs. Called before the answer is sent. */
export function traceUnrouted(request: FastifyRequest, reply: FastifyReply, tracing: RequestTracing, now: () => Date) {
  reply.header(headerName, tracing.urlOf(request.id))
  reply.raw.once('finish', () => tracing.record(answered(request, reply, now)))
}

function answered(request: FastifyRequest, reply: FastifyReply, now: () => Date): AnsweredRequest {
  return {
    id: request.id,
    at: request.arrivedAt ?? now(),
    durationMs: reply.elapsedTime,
    method: request.method,
    url: request.url,
    operation: operationOf(request),
    params: (request.params ?? {}) as Record<string, string>,
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : undefined,
    environmentId: request.context?.environmentId,
    actor: request.context?.actor,
    status: reply.statusCode,
    answerHeaders: reply.getHeaders(),
    answerBody: request.answerBody,
    refusal: request.refusal,
  }
}
