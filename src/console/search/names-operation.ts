import { Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { namesOf } from './names.ts'

export const namesOperation = defineOperation({
  id: 'gatehouse.names',
  method: 'GET',
  path: '/names',
  summary: 'List the names of objects',
  description:
    'What people call the objects with these ids, of any of the kinds that the search finds by id. Ids that name nothing are left out.',
  surface: 'api',
  access: 'api_key',
  query: Type.Object({
    ids: Type.Array(Type.String({ maxLength: 255 }), { minItems: 1, maxItems: 100, description: 'At most 100 ids.' }),
  }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('list'),
      data: Type.Array(
        Type.Object({
          type: Type.String({ description: 'As `object` says in the object itself.' }),
          id: Type.String(),
          name: Nullable(Type.String({ description: 'The email of a user, the name or slug of the others.' })),
        }),
      ),
    }),
  },
  handler: async ({ query }, ctx) => ({ object: 'list' as const, data: await namesOf(ctx, query.ids) }),
})
