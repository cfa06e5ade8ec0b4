import { defineError } from '#platform/http/errors.ts'

/** A key never permits more than the user who creates it may do. */
export const permissionNotHeld = defineError(
  {
    status: 422,
    code: 'permission_not_held',
    when: 'The key would have a permission that its creator does not have in the organization.',
  },
  (slugs: readonly string[]) => ({
    message: `You do not have ${slugs.map((slug) => JSON.stringify(slug)).join(', ')} yourself, so a key of yours cannot have it.`,
    errors: slugs.map(() => ({ code: 'permission_not_held', field: 'permissions' })),
  }),
)
