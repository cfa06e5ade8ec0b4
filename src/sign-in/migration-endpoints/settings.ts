import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import { Nullable } from '#platform/http/fields.ts'

/**
 * Where the login of an earlier product is asked. A setting, so that a sign-in reads it with the others; it has operations of its own,
 * because its secret is kept elsewhere.
 */
export const migrationSettings = defineSettings(
  'sign_in',
  {
    migration_endpoint: Nullable(
      Type.Object({ url: Type.String(), timeout_ms: Type.Integer(), until: Nullable(Type.String()) }),
    ),
  },
  { migration_endpoint: null },
)
