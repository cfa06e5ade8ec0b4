import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { ActionName, AuditSchema, AuditSchemaDefinition, toAuditSchema } from '../schemas.ts'
import { createAuditSchema } from '../service.ts'

export const createSchemaOperation = defineOperation({
  id: 'AuditLogValidatorVersionsController_create',
  method: 'POST',
  path: '/audit_logs/actions/{actionName}/schemas',
  summary: 'Create a version of the schema of an action',
  description:
    'Creates the action with its first version. Versions are numbered from 1 and never change. The metadata of the ' +
    'actor, of targets and of the event is described by a part of JSON Schema: an object with `properties`, `required`, ' +
    '`additionalProperties`, `minProperties` and `maxProperties`, whose values are described by `type` (`string`, ' +
    '`number`, `integer`, `boolean`), `enum`, `const`, `minLength`, `maxLength`, `minimum`, `maximum`, ' +
    '`exclusiveMinimum` and `exclusiveMaximum`. Descriptions and `format` are kept and demand nothing; anything else is refused.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ actionName: ActionName }),
  body: AuditSchemaDefinition,
  success: { status: 201, body: AuditSchema },
  async handler({ params, body }, ctx) {
    return toAuditSchema(await createAuditSchema(ctx, params.actionName, body))
  },
})
