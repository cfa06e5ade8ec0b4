import type { Static, TSchema } from 'typebox'
import type { RequestLimit } from '../config/request-limits.ts'
import type { Context, PublicCall } from '../context.ts'
import type { Statement } from '../db/sql.ts'
import type { CommittedError, DomainError, ErrorFactory, Fault } from './errors.ts'
import type { ReferenceArea } from './reference-area.ts'
import type { HttpReply } from './reply.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Determines how errors look: JSON of the API, of OAuth, of SCIM, of the Vault, of security events, of the widgets or of GraphQL, or a page. */
export type SurfaceName = 'api' | 'oauth' | 'scim' | 'vault' | 'secevent' | 'widgets' | 'graphql' | 'browser'

/**
 * Who may call.
 * - `api_key`: a management key of the environment, as bearer token. Checked before the rest of the request is read.
 * - `system_key`: a management key of the environment that the operators of the server are users of, likewise.
 * - `client_id`: a client id in the query or body names the environment. A key or client secret sent with it is
 *   verified.
 * - `session`: an access token whose session is still active.
 * - `widget`: a widget token, or an access token whose session is still active.
 * - `evaluator`: a management key, the access token of a machine for the environment, or an access token whose session is still active.
 * - `signal_receiver`: a management key, or the access token of a machine for the environment.
 * - `directory`: a token of the directory whose key is in the path. Checked like a management key.
 * - `public`: no credential. The handler finds the environment from the input, if it needs one.
 */
export type Access =
  | 'api_key'
  | 'system_key'
  | 'client_id'
  | 'session'
  | 'widget'
  | 'evaluator'
  | 'signal_receiver'
  | 'directory'
  | 'public'

export type ContextFor<A extends Access> = A extends 'public' ? PublicCall : Context

/** The parts of a request after validation. A part without a schema is an empty object. */
export interface Input<P extends TSchema, Q extends TSchema, B extends TSchema> {
  params: Static<P>
  query: Static<Q>
  body: Static<B>
}

export interface OperationDefinition<
  A extends Access = Access,
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  S extends TSchema = TSchema,
> {
  /** The official `operationId`, or a name that starts with `gatehouse.` for an extra operation. */
  id: string
  method: Method
  /** OpenAPI notation with the official parameter names: `/organizations/{id}`. */
  path: string
  /** What it does, as a short imperative phrase without a full stop: "List the sessions of a user". */
  summary: string
  /** What the summary leaves out, in sentences. */
  description?: string
  /** Kept for earlier clients: another operation is meant to be called. */
  deprecated?: true
  /** Its area of the reference, if it is not that of its slice. */
  area?: ReferenceArea
  surface: SurfaceName
  access: A
  params?: P
  query?: Q
  body?: B
  /** The error for a malformed body, if a standard defines one. */
  refuseBody?: (faults: Fault[]) => DomainError
  /** Also takes `application/x-www-form-urlencoded`. */
  form?: boolean
  /** Also takes a body of this media type, whose text becomes this member. */
  text?: { mediaType: string; member: string }
  /** The maximum size of the body in bytes. Default: 1 MiB. */
  bodyLimit?: number
  /**
   * Required for POST. `replay`: a repeated `Idempotency-Key` gets the first answer again; key and answer commit with
   *   the change. `own`: the operation reads the key itself (`idempotencyKeyOf`), and does with it what it says. `none`:
   *   for reads by POST, which simply run again.
   */
  idempotency?: 'replay' | 'own' | 'none'
  /** A POST that is served as a GET is: its handler reads, and notes last uses at most. */
  onlyReads?: true
  /**
   * For what changes something: the handler has no effect but by statements of its context. So it begins while its key is looked up, and
   * what an `Idempotency-Key` got before (`Admission`). And all of it runs again where PostgreSQL gives its transaction up, so the last
   * statements leave with the commit, without a round trip of their own.
   */
  repeatable?: true
  /**
   * The same only until the handler has the answer of its first statement: it begins at once, but does not run again after that.
   */
  beginsAtOnce?: true
  /**
   * Which scripts may call it and read the answer. `registered`: those of origins that the environment registered, with
   * cookies. `widgets`: the same without, with the headers of the official widgets. `any`: those of all origins, without; for what asks for no more than a program elsewhere could send.
   */
  cors?: 'registered' | 'widgets' | 'any'
  /**
   * The handler of a public operation finds out who asks, and says so by `admit`. Only then a request beyond the limit of its
   * network address goes on.
   */
  admits?: true
  /** Counts against this limit instead of the one that covers it. */
  rateLimit?: RequestLimit
  /**
   * Counts what each network address has refused against this limit as well, before anything is looked at: a guess that
   * turns out to be right is given back.
   */
  guessLimit?: RequestLimit
  /**
   * For what anyone may ask and leaves something stored: counts each network address against this limit as well, before anything is looked
   * at. What is refused is given back.
   */
  startLimit?: RequestLimit
  /**
   * For a GET of one object that people edit: locks its row for an update, whether or not there is one. Its answers then carry an
   * `ETag`, and the operations that change it take `If-Match` (`serve/preconditions.ts`).
   */
  lockRow?(params: Static<P>, ctx: Context): Statement
  /** Beside {@link lockRow}: members of the answer (`poll`, `poll.polled_at`) that change while no one edits the object. Its `ETag` leaves them out. */
  unversioned?: readonly string[]
  /**
   * For a change at a path that does not name its object: the parameters of the object, by which it takes `If-Match`. They are those of
   * the path of the object, or of the query at this path.
   */
  changes?(body: Static<B>, query: Static<Q>): Record<string, string>
  /** `mediaType`: of an answer that is no JSON itself, but has it inside, such as a stream of events. */
  success: { status: number; body?: S; description?: string; mediaType?: string }
  /** Errors of this operation, in addition to those of every operation: its own, and the lists of the parts that it calls. */
  errors?: readonly ErrorFactory<never[]>[]
  /** For several changes by one request, of which each commits or fails alone: {@link handler} commits with each transaction. */
  commits?: 'each'
  /**
   * A thrown error rolls back. GETs, public operations, those of directories and those that say so commit by themselves, with
   * each transaction.
   */
  handler(input: Input<P, Q, B>, context: ContextFor<A>): Promise<Static<S> | CommittedError | HttpReply>
}

/** An operation of any shape, as the catalog lists them. */
export interface Operation extends Omit<OperationDefinition, 'handler' | 'errors' | 'lockRow' | 'changes'> {
  lockRow?(params: TSchema, ctx: never): Statement
  changes?(body: never, query: never): Record<string, string>
  errors: readonly ErrorFactory<never[]>[]
  handler(input: Input<TSchema, TSchema, TSchema>, context: never): Promise<unknown>
}

/**
 * Declares an operation: routing, validation, types, OpenAPI, the coverage page and the generic tests follow from it.
 */
export function defineOperation<
  A extends Access,
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  S extends TSchema = TSchema,
>(definition: OperationDefinition<A, P, Q, B, S>): Operation {
  if (definition.method === 'POST' && definition.idempotency === undefined) {
    throw new Error(`${definition.id} is a POST and has to declare its idempotency.`)
  }
  if (definition.onlyReads && definition.idempotency !== 'none') {
    throw new Error(`${definition.id} only reads and has to declare idempotency: 'none'.`)
  }
  // Parts of a handler may throw the same.
  return { ...definition, errors: [...new Set(definition.errors ?? [])] }
}

/** Whether the header `Idempotency-Key` means something to it. */
export function takesIdempotencyKey({ idempotency }: Pick<Operation, 'idempotency'>): boolean {
  return idempotency === 'replay' || idempotency === 'own'
}
