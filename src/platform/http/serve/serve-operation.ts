import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type RequestLimit, requestLimits } from '../../config/request-limits.ts'
import { type Context, insideTransaction, type PublicCall, type RequestInfo, type System } from '../../context.ts'
import { repeatGivenUp } from '../../db/given-up.ts'
import { recordOf } from '../../records.ts'
import { runRepeatable } from '../../repeatable-runs.ts'
import type { ChangeRecorder } from '../change-recorder.ts'
import { CommittedError, DomainError } from '../errors.ts'
import { isList } from '../list.ts'
import type { Operation } from '../operation.ts'
import { HttpReply } from '../reply.ts'
import { normalizerOf } from '../request/normalize.ts'
import { parseQuery, searchOf } from '../request/query.ts'
import { parseBody, refuseUnstorable } from '../request/request-body.ts'
import { type Validator, validatorOf } from '../request/validation.ts'
import { requestInfo } from '../request-info.ts'
import { refuseBeyond } from '../server/address-limits.ts'
import { shownAnswer } from '../shown-answer.ts'
import { admittedDatabase, beginAdmission, CallerChanged, EarlierAnswer } from './admission.ts'
import {
  type Answer,
  findAnswer,
  type IdempotentRequest,
  idempotencyKeyOf,
  idempotentRequest,
  isKeyTaken,
  storeAnswer,
} from './idempotency.ts'
import { entityTagOf, type Precondition, readPrecondition } from './preconditions.ts'
import { changesAtOnce, mayPresumeCaller, type PresumedCaller, readingUntilConfirmed } from './presumed-caller.ts'
import type { RateLimiter } from './rate-limits.ts'
import { createUnitOfWork } from './unit-of-work.ts'

/** Authenticates the caller of a request. `input` is the parsed request, if the access kind needs it. */
export type Authenticator = (request: RequestInfo, input: AuthenticatorInput) => Promise<Context>

export interface AuthenticatorInput {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: Record<string, unknown>
}

export interface ServeOptions {
  system: System
  /** Authenticates a request whose credential is part of its input. */
  authenticate(request: FastifyRequest, access: 'client_id', input: AuthenticatorInput): Promise<Context>
  /** Knows the caller of a request by a credential in its body that this process has seen before. */
  presumeClient(request: FastifyRequest, body: Record<string, unknown>): PresumedCaller | undefined
  /** @throws rateLimited */
  admit(request: FastifyRequest, hasProvenItself: boolean): void
  limiter: RateLimiter
  recorder?: ChangeRecorder
  /** The operations that read what this one changes, if it takes `If-Match`. */
  readers?: readonly Operation[]
}

const noMembers = Type.Object({})

type Serve = (request: FastifyRequest, render: (error: DomainError) => Promise<Answer>) => Promise<SentAnswer>

export interface SentAnswer {
  status: number
  headers: Record<string, string | string[]>
  body: string | Buffer | Readable | undefined
  /** See `HttpReply`. */
  isRefusal?: boolean
}

/** Everything of an operation that can be prepared once. */
export function prepareOperation(operation: Operation, options: ServeOptions): Serve {
  const { system, authenticate, admit, limiter, recorder, readers } = options
  const validateParams = validator(operation.params, 'params')
  const validateQuery = validator(operation.query, 'query')
  const validateBody = validator(operation.body, 'body', operation.refuseBody)
  const normalizeQuery = normalizerOf(operation.query ?? noMembers)
  const normalizeBody = normalizerOf(operation.body ?? noMembers)
  const limit = rateLimitOf(operation)
  const commitsByItself =
    operation.method === 'GET' ||
    operation.onlyReads === true ||
    operation.access === 'directory' ||
    operation.commits === 'each'
  const readsList = operation.method === 'GET' && isList(operation)
  const presumeClient: ServeOptions['presumeClient'] = mayPresumeCaller(operation)
    ? options.presumeClient
    : () => undefined

  return async (request, render) => {
    const info = requestInfo(request)
    const rawBody = operation.method === 'GET' ? undefined : parseBody(request, operation)
    const query = recordOf(normalizeQuery(parseQuery(searchOf(request.url), operation.query)))
    refuseUnstorable(recordOf(request.params), 'params')
    refuseUnstorable(query, 'query')
    const body = operation.body === undefined || rawBody === undefined ? {} : normalizeBody(rawBody)

    const context =
      operation.access === 'client_id'
        ? (presumeClient(request, recordOf(body))?.context ??
          (await authenticate(request, 'client_id', { params: recordOf(request.params), query, body: recordOf(body) })))
        : request.context
    if (limit !== undefined && context !== undefined) refuseBeyond(limiter.count(limit.name, context.environmentId))

    validateParams(request.params)
    validateQuery(query)
    validateBody(body)
    const input = { params: request.params, query, body }

    if (context === undefined) {
      const publicCall: PublicCall = {
        system,
        request: info,
        admit: (hasProvenItself) => admit(request, hasProvenItself),
      }
      const outcome = orThrow(await operation.handler(input, publicCall as never))
      return outcome instanceof CommittedError ? render(outcome) : toAnswer(operation, outcome)
    }
    if (commitsByItself) {
      const record = recorder?.begin(operation, context, input)
      const reading = readsList ? ofList(context) : context
      const handlerContext = request.presumed === undefined ? reading : readingUntilConfirmed(reading, request.presumed)
      const outcome = orThrow(await operation.handler(input, handlerContext as never))
      if (outcome instanceof CommittedError) return render(outcome)
      if (record !== undefined) await handlerContext.transaction((tx) => record.write(tx, outcome))
      return toAnswer(operation, outcome, context)
    }
    const idempotent =
      operation.idempotency === 'replay' ? readIdempotencyKey(operation, context, request, body) : undefined
    const changed = operation.changes?.(body as never, query as never)
    const named = changed === undefined ? { params: request.params } : { params: changed, query: changed }
    const precondition = readers && readPrecondition(readers, info.header('if-match'), named)
    const { presumed } = request
    return runAsOneTransaction(operation, context, input, { presumed, idempotent, render, recorder, precondition })
  }
}

/** With the connections of lists, so that a slow one keeps no other request waiting. */
function ofList(context: Context): Context {
  const { system, environmentId, request } = context
  return { ...context, db: system.database.as({ kind: 'list', environmentId, requestId: request?.id }) }
}

interface OneTransaction {
  presumed: PresumedCaller | undefined
  idempotent: IdempotentRequest | undefined
  render: (error: DomainError) => Promise<Answer>
  recorder: ChangeRecorder | undefined
  precondition: Precondition | undefined
}

/** Runs a handler so that its changes and the idempotency key commit together or not at all. */
async function runAsOneTransaction(
  operation: Operation,
  context: Context,
  input: { params: unknown; query: unknown; body: unknown },
  options: OneTransaction,
): Promise<SentAnswer> {
  const { presumed, idempotent, render, recorder, precondition } = options
  const admission = beginAdmission(presumed, idempotent && findAnswer(context, idempotent))
  try {
    // Conditions read what is there, before the handler begins.
    if (!changesAtOnce(operation) || precondition !== undefined) await admission.settled
    return await (operation.repeatable === true ? repeatGivenUp(change) : change())
  } catch (error) {
    await admission.undo()
    if (error instanceof EarlierAnswer) return replayed(error.answer)
    if (error instanceof CallerChanged)
      return runAsOneTransaction(operation, error.context, input, { ...options, presumed: undefined })
    throw error
  }

  async function change(): Promise<SentAnswer> {
    const record = recorder?.begin(operation, { ...context, db: admittedDatabase(() => context.db, admission) }, input)
    const unit = createUnitOfWork(context, { precondition, admission, isRepeatedWhole: operation.repeatable })
    try {
      if (precondition !== undefined) await unit.begin()
      const handle = () => operation.handler(input, unit.context as never)
      const outcome = orThrow(await (operation.repeatable === true ? runRepeatable(operation.id, handle) : handle()))
      await admission.settled
      const isRefused = outcome instanceof CommittedError
      const answer = isRefused ? await render(outcome) : toAnswer(operation, outcome, context)
      if (record !== undefined && !isRefused)
        await record.write(insideTransaction(unit.context, await unit.begin()), outcome)
      if (idempotent !== undefined && !Buffer.isBuffer(answer.body) && !(answer.body instanceof Readable)) {
        storeAnswer(await unit.begin(), context, idempotent, { ...answer, body: answer.body ?? '' })
      }
      await unit.commit()
      return answer
    } catch (error) {
      await unit.rollback()
      if (idempotent === undefined || !(error instanceof DomainError || isKeyTaken(error))) throw error
      await admission.settled
      // A concurrent request with the same key may have won the race, so that this one found something taken or used up.
      const earlier = await findAnswer(context, idempotent)
      if (earlier === undefined) throw error
      return replayed(earlier)
    }
  }
}

function replayed(answer: Answer): SentAnswer {
  return { ...answer, headers: { ...answer.headers, 'idempotent-replayed': 'true' } }
}

function toAnswer(operation: Operation, outcome: unknown, context?: Context): SentAnswer {
  if (outcome instanceof HttpReply) return outcome
  if (operation.success.body === undefined) return { status: operation.success.status, headers: {}, body: '' }
  const json = JSON.stringify(outcome)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    ...(operation.lockRow === undefined || context === undefined
      ? {}
      : { etag: entityTagOf(operation, outcome, context, json) }),
  }
  const shown = shownAnswer(outcome, operation.success.body, context)
  return { status: operation.success.status, headers, body: shown === outcome ? json : JSON.stringify(shown) }
}

/** Only `commitWith` makes an error that is kept. The types say so, except where an operation has no body to return. */
function orThrow(outcome: unknown): unknown {
  if (outcome instanceof DomainError && !(outcome instanceof CommittedError)) throw outcome
  return outcome
}

function readIdempotencyKey(
  operation: Operation,
  { system: { stableHash }, actor }: Context,
  request: FastifyRequest,
  body: unknown,
): IdempotentRequest | undefined {
  const key = idempotencyKeyOf(request.headers['idempotency-key'])
  if (key === undefined) return undefined
  // The browser's cookie is part of the request: another browser must not get its answer.
  const kept = operation.cors === 'registered' ? (request.headers.cookie ?? '') : ''
  // The same of an operator, who may see less than a key or another operator.
  const operator = actor.type === 'operator' ? [actor.id] : []
  return idempotentRequest(operation.id, ownKey(operation, actor, key), stableHash, {
    url: request.url,
    body: kept === '' && operator.length === 0 ? body : [body, kept, ...operator],
  })
}

/**
 * The key of a caller (I-8): of two machines of different organizations that choose the same one, neither gets the answer of the
 * other. Management keys of an environment are one caller.
 */
function ownKey({ access }: Operation, actor: Context['actor'], key: string): string {
  if (access === 'client_id' || actor.type === 'api_key' || actor.type === 'operator' || actor.type === 'system')
    return key
  return `${actor.id} ${key}`
}

function validator(schema: Operation['body'], part: string, refuse?: Operation['refuseBody']): Validator {
  return schema === undefined ? () => undefined : validatorOf(schema, part, refuse)
}

/** The limit of its environment that an operation counts against. */
function rateLimitOf(operation: Operation): RequestLimit | undefined {
  return operation.rateLimit ?? requestLimits().find((limit) => limit.covers?.(operation))
}
