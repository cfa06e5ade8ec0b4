import { Type } from 'typebox'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { otherSource, sourceRefused } from '../errors.ts'
import { configureBamboohr } from '../pulls.ts'
import { ConfigureBamboohr, DirectorySync } from '../schemas.ts'

export const configureBamboohrOperation = defineOperation({
  id: 'gatehouse.directories.bamboohr.configure',
  method: 'PUT',
  path: '/directories/{id}/bamboohr',
  summary: 'Set the credentials of BambooHR',
  description:
    'Checks that BambooHR accepts the key, then replaces the stored one. The first sync starts right away; later ones run every 30 minutes.',
  surface: 'api',
  access: 'api_key',
  params: Type.Object({ id: Type.String() }),
  body: ConfigureBamboohr,
  success: { status: 200, body: DirectorySync },
  errors: [notFound, platformErrors.invalidRequest, otherSource, sourceRefused],
  handler: ({ params, body }, ctx) => configureBamboohr(ctx, params.id, body),
})
