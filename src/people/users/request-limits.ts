import { defineRequestLimit } from '#platform/config/request-limits.ts'

/** As the official API limits user management, when the operator sets them. */
const prefix = '/user_management/'

defineRequestLimit({
  name: 'userManagementReads',
  counts: '`GET` below `/user_management/` with a key or client id',
  subject: 'an environment',
  setting: 'GATEHOUSE_USER_MANAGEMENT_READ_LIMIT',
  covers: ({ method, path }) => method === 'GET' && path.startsWith(prefix),
})

defineRequestLimit({
  name: 'userManagementWrites',
  counts: 'other calls below `/user_management/` with a key or client id',
  subject: 'an environment',
  setting: 'GATEHOUSE_USER_MANAGEMENT_WRITE_LIMIT',
  covers: ({ method, path }) => method !== 'GET' && path.startsWith(prefix),
})
