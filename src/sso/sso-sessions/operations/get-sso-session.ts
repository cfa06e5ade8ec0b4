import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { getSsoSession } from '../read.ts'
import { redactExchange } from '../redact.ts'
import { TracedSsoSession, toSsoSession } from '../schemas.ts'

export const getSsoSessionOperation = defineOperation({
  id: 'gatehouse.sso_sessions.get',
  method: 'GET',
  path: '/sso/sessions/{id}',
  summary: 'Get an attempt to sign in through a connection',
  description: 'Includes what was sent to the provider and what came back.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  query: Type.Object({
    reveal: Type.Boolean({ default: false, description: 'Whether to include the personal data from the provider.' }),
  }),
  success: { status: 200, body: TracedSsoSession },
  errors: [notFound],
  async handler({ params, query }, ctx) {
    const { exchange, ...row } = await getSsoSession(ctx, params.id)
    return { ...toSsoSession(row), exchange: exchange && redactExchange(exchange, query.reveal) }
  },
})
