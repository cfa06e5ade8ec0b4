import { Type } from 'typebox'
import { findContextByClientId } from '#environment/environments/index.ts'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { findFirstEnvironment } from '../../oauth-server/index.ts'
import { authMd } from '../auth-md.ts'

const shared = {
  method: 'GET' as const,
  description:
    'Describes in Markdown which ways are enabled and how they work. The response is a 404 if none is enabled.',
  surface: 'api' as const,
  access: 'public' as const,
  cors: 'any' as const,
  success: { status: 200, description: 'The page.' },
  errors: [notFound],
}

export const getAuthMdOperations = [
  defineOperation({
    ...shared,
    id: 'gatehouse.agents.first_auth_md',
    path: '/auth.md',
    summary: 'Show agents how to register in the first environment',
    async handler(_input, { system }) {
      return reply(await findFirstEnvironment(system), system.config.clientId)
    },
  }),
  defineOperation({
    ...shared,
    id: 'gatehouse.agents.auth_md',
    path: '/oauth2/{client_id}/auth.md',
    summary: 'Show agents how to register in an environment',
    params: Type.Object({ client_id: Type.String() }),
    async handler({ params }, { system }) {
      return reply(await findContextByClientId(system, params.client_id), params.client_id)
    },
  }),
]

/** @throws notFound */
async function reply(ctx: Context | undefined, clientId: string): Promise<HttpReply> {
  if (ctx === undefined) throw notFound('Client', clientId)
  const page = await authMd(ctx)
  if (page === undefined) throw notFound('Way for agents to register', clientId)
  return new HttpReply(200, { 'content-type': 'text/markdown; charset=utf-8' }, page)
}
