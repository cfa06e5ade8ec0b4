import { Type } from 'typebox'
import { Nullable } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { search } from './search.ts'

export const searchOperation = defineOperation({
  id: 'gatehouse.search',
  method: 'GET',
  path: '/search',
  summary: 'Search an environment',
  description:
    'The object with an id of any kind; or the users with the text in their email, name or external id, the organizations with it in their name or a domain, and the roles, permissions and feature flags whose slug begins with it: at most five of each, the newest ones. Of a text that hundreds of objects have, they may be others than the newest.',
  surface: 'api',
  access: 'api_key',
  query: Type.Object({ q: Type.String({ minLength: 1, maxLength: 255, description: 'The text to find.' }) }),
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('list'),
      data: Type.Array(
        Type.Object({
          type: Type.String({ description: 'As `object` says in the object itself.' }),
          id: Type.String(),
          name: Nullable(Type.String({ description: 'The email of a user, the name or slug of the others.' })),
          parent: Nullable(
            Type.Object(
              { type: Type.String(), id: Type.String() },
              { description: 'What it belongs to, such as the user of a session.' },
            ),
          ),
        }),
      ),
    }),
  },
  handler: async ({ query }, ctx) => ({ object: 'list' as const, data: await search(ctx, query.q) }),
})
