import type { Operation } from '#platform/http/operation.ts'
import { createMagicAuthOperation } from './create-magic-auth.ts'

/** The path of earlier official SDKs, which use nothing of the answer. */
export const sendMagicAuthOperation: Operation = {
  ...createMagicAuthOperation,
  id: 'gatehouse.magic_auth.send',
  path: '/user_management/magic_auth/send',
  summary: 'Send a magic code, at the deprecated path',
  description: 'For earlier SDKs. Same as `POST /user_management/magic_auth`.',
  deprecated: true,
}
