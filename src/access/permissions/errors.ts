import { defineError } from '#platform/http/errors.ts'

export const permissionSlugConflict = defineError(
  { status: 409, code: 'permission_slug_conflict', when: 'The environment already has a permission with this slug.' },
  (slug: string) => `A permission with the slug "${slug}" already exists.`,
)

/** The official name for what breaks a rule beyond the shape of the request. */
export const badRequest = defineError(
  {
    status: 400,
    code: 'bad_request',
    when: 'The slug is reserved, the slug of an organization role lacks its prefix, or the role to delete is a default role.',
  },
  (why: string) => why,
)
