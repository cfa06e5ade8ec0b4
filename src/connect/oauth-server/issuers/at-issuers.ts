import { type Static, type TSchema, Type } from 'typebox'
import type { PublicCall } from '#platform/context.ts'
import type { CommittedError } from '#platform/http/errors.ts'
import { defineOperation, type Operation, type OperationDefinition } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'

/** Where a request came in. */
export interface Endpoint {
  path: string
  /** The client id of the environment to which the URL belongs; `undefined` for the URL that all environments share. */
  at: string | undefined
}

interface AtIssuers<Q extends TSchema, B extends TSchema, S extends TSchema>
  extends Omit<OperationDefinition<'public', TSchema, Q, B, S>, 'access' | 'params' | 'handler' | 'path'> {
  /** Behind `/oauth2`. */
  name: string
  handler(
    input: { query: Static<Q>; body: Static<B> },
    context: PublicCall,
    endpoint: Endpoint,
  ): Promise<Static<S> | CommittedError | HttpReply>
}

/**
 * Declares an operation at two URLs: one shared by all environments, where the client id identifies the environment,
 * and one below each issuer, for clients whose id is a URL and may be known to several environments.
 */
export function defineAtIssuers<Q extends TSchema = TSchema, B extends TSchema = TSchema, S extends TSchema = TSchema>({
  name,
  id,
  summary,
  handler,
  ...shared
}: AtIssuers<Q, B, S>): Operation[] {
  const path = `/oauth2/${name}`
  return [
    defineOperation({
      ...shared,
      id,
      summary,
      path,
      access: 'public',
      handler: (input, context) => handler(input, context, { path, at: undefined }),
    }),
    defineOperation({
      ...shared,
      id: `${id}_by_issuer`,
      summary: `${summary}, by issuer`,
      path: `/oauth2/{client_id}/${name}`,
      access: 'public',
      params: Type.Object({ client_id: Type.String() }),
      handler: ({ params: { client_id: at }, ...input }, context) =>
        handler(input, context, { path: `/oauth2/${at}/${name}`, at }),
    }),
  ]
}
