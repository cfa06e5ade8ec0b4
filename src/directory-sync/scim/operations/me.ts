import type { Method } from '#platform/http/operation.ts'
import { scimNotImplemented } from '../errors.ts'
import { DirectoryParams } from '../schemas.ts'
import { defineScimOperation } from './define.ts'

/** RFC 7644 §3.11: not supported, because a token identifies a directory and not a user. */
export const meOperations = [
  meOperation('GET', 'get', 'Get the user behind a token, not supported'),
  meOperation('POST', 'create', 'Create the user behind a token, not supported'),
  meOperation('PUT', 'replace', 'Replace the user behind a token, not supported'),
  meOperation('PATCH', 'update', 'Change the user behind a token, not supported'),
  meOperation('DELETE', 'delete', 'Delete the user behind a token, not supported'),
]

function meOperation(method: Method, name: string, summary: string) {
  return defineScimOperation({
    name: `me.${name}`,
    method,
    path: '/Me',
    summary,
    params: DirectoryParams,
    success: { status: 501 },
    errors: [scimNotImplemented],
    handler: async () => {
      throw scimNotImplemented('A token speaks for a directory, so there is no `/Me`.')
    },
  })
}
