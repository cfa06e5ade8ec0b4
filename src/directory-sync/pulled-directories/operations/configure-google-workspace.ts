import { Type } from 'typebox'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { otherSource, sourceRefused } from '../errors.ts'
import { configureGoogleWorkspace } from '../pulls.ts'
import { ConfigureGoogleWorkspace, DirectorySync } from '../schemas.ts'

export const configureGoogleWorkspaceOperation = defineOperation({
  id: 'gatehouse.directories.google_workspace.configure',
  method: 'PUT',
  path: '/directories/{id}/google_workspace',
  summary: 'Set the credentials of a Google Workspace',
  description:
    'Checks that Google accepts the service account on behalf of the administrator, then replaces the stored credentials. The first sync starts right away; later ones run every 30 minutes.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  body: ConfigureGoogleWorkspace,
  success: { status: 200, body: DirectorySync },
  errors: [notFound, platformErrors.invalidRequest, otherSource, sourceRefused],
  handler: ({ params, body }, ctx) => configureGoogleWorkspace(ctx, params.id, body),
})
