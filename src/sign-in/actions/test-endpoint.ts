import type { Context } from '#platform/context.ts'
import { createUlidMaker } from '#platform/ids.ts'
import { callAndKeep } from './ask.ts'
import { getActionEndpoint } from './endpoints.ts'
import type { ActionType } from './schemas.ts'

/** Calls an endpoint, enabled or not, with a user who does not exist. The verdict has no effect. @throws notFound */
export async function testEndpoint(ctx: Context, id: string) {
  const endpoint = await getActionEndpoint(ctx, id)
  const { status, verdict, failure } = await callAndKeep(ctx, endpoint, {
    id: createUlidMaker(ctx.now)(),
    isTest: true,
    context: {
      ...sampleContext(ctx, endpoint.type),
      authentication_method: 'Password',
      ip_address: '203.0.113.7',
      user_agent: 'Mozilla/5.0',
    },
  })
  return {
    object: 'action_endpoint_test' as const,
    verdict: verdict?.verdict ?? null,
    error_message: verdict?.verdict === 'deny' ? (verdict.message ?? null) : null,
    failure: failure ?? null,
    status: status ?? null,
  }
}

const person = { email: 'ada@example.com', first_name: 'Ada', last_name: 'Lovelace', name: 'Ada Lovelace' }

function sampleContext(ctx: Context, type: ActionType): object {
  if (type === 'user_registration') return { user_data: { object: 'user_data', ...person } }
  const now = ctx.now().toISOString()
  return {
    user: {
      object: 'user',
      id: 'user_00000000000000000000000000',
      ...person,
      email_verified: true,
      profile_picture_url: null,
      external_id: null,
      metadata: {},
      locale: null,
      last_sign_in_at: null,
      created_at: now,
      updated_at: now,
    },
  }
}
