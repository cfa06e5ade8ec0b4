import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { createImpersonation } from '../create-impersonation.ts'
import { impersonationDisabled, notAMember, organizationNeeded, redirectUriNeeded } from '../errors.ts'
import { CreateImpersonation, Impersonation } from '../schemas.ts'

export const createImpersonationOperation = defineOperation({
  id: 'gatehouse.impersonations.create',
  method: 'POST',
  path: '/user_management/impersonations',
  summary: 'Impersonate a user',
  description: 'The impersonation lasts one hour. Sessions, events and tokens contain the reason.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  body: CreateImpersonation,
  success: { status: 201, body: Impersonation },
  errors: [impersonationDisabled, notFound, organizationNeeded, notAMember, redirectUriNeeded],
  handler: ({ body }, ctx) => createImpersonation(ctx, body),
})
