import { type Static, type TSchema, Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import { type Context, createContext, type PublicContext, type TransactionContext } from '#platform/context.ts'
import { type CommittedError, type ErrorFactory, notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation, type Operation } from '#platform/http/operation.ts'
import { findFirstEnvironment } from '../oauth-server/index.ts'

interface AgentOperation<B extends TSchema, S extends TSchema> {
  name: string
  /** Below the issuer of an environment. */
  path: string
  summary: string
  description: string
  surface?: 'oauth' | 'secevent'
  body: B
  text?: { mediaType: string; member: string }
  success: { status: number; body?: S }
  errors: readonly ErrorFactory<never[]>[]
  handler(body: Static<B>, ctx: Context): Promise<Static<S> | CommittedError>
}

/** What agents call: for the first environment at the root, for any other below its issuer. */
export function defineAgentOperation<B extends TSchema, S extends TSchema>(given: AgentOperation<B, S>): Operation[] {
  const { name, path, summary, handler, errors, surface = 'oauth', ...declared } = given
  const shared = {
    ...declared,
    method: 'POST' as const,
    surface,
    access: 'public' as const,
    idempotency: 'none' as const,
    errors: [...errors, platformErrors.rateLimited, notFound],
  }
  return [
    defineOperation({
      ...shared,
      id: `gatehouse.agents.first_${name}`,
      path,
      summary: `${summary} in the first environment`,
      async handler(input, context) {
        const environment = await findFirstEnvironment(context.system)
        if (environment === undefined) throw notFound('Client', context.system.config.clientId)
        return handler(input.body, asCaller(environment, context))
      },
    }),
    defineOperation({
      ...shared,
      id: `gatehouse.agents.${name}`,
      path: `/oauth2/{client_id}${path}`,
      summary,
      params: Type.Object({ client_id: Type.String() }),
      async handler(input, context) {
        const environment = await findContextByClientId(context.system, input.params.client_id)
        if (environment === undefined) throw notFound('Client', input.params.client_id)
        return handler(input.body, asCaller(environment, context))
      },
    }),
  ]
}

/** The environment with the request, on behalf of an agent. */
export function asCaller(
  { system, environmentId, clientId }: Context,
  { request }: Pick<PublicContext, 'request'>,
): Context {
  return createContext(system, { environmentId, clientId, actor: { type: 'client', id: 'agent' }, request })
}

/** The context of the request, on behalf of an agent whose id is known. */
export function asAgent(ctx: Context, id: string): Context {
  const { system, environmentId, clientId, request } = ctx
  const parts = { environmentId, clientId, actor: { type: 'client' as const, id } }
  return createContext(system, request === undefined ? parts : { ...parts, request })
}

/** A running transaction, on behalf of an agent or of the party that vouches for it. */
export function actingAs(tx: TransactionContext, id: string): TransactionContext {
  const agent: TransactionContext = { ...tx, actor: { type: 'client', id }, transaction: (work) => work(agent) }
  return agent
}
