import { defineError } from '#platform/http/errors.ts'

/** The message is what the administrator of the provider reads. */
export const directoryObjectExists = defineError(
  {
    status: 409,
    code: 'directory_object_exists',
    when: 'Another user or group of the directory has the id, user name, email or name already.',
  },
  (kind: 'user' | 'group', attribute: string, value: string) =>
    `Another ${kind} already exists with this ${attribute} '${value}'.`,
)

export const directoryUserFilterMissing = defineError(
  {
    status: 422,
    code: 'directory_user_filter_missing',
    when: 'The request names neither a directory nor a group, or a filter needs the directory.',
    next: 'Send `directory` or `group`; `idp_id` and `email` need `directory`.',
  },
  (what: string) => what,
)
