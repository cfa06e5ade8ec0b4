import { signInSettings } from '#environment/environments/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { usersArea } from './area.ts'
import { credentialChanged, userCreated, userDeleted, userUpdated } from './events.ts'
import { createUserOperation } from './operations/create-user.ts'
import { deleteUserOperation } from './operations/delete-user.ts'
import { getUserOperation } from './operations/get-user.ts'
import { getUserByExternalIdOperation } from './operations/get-user-by-external-id.ts'
import { listUserEventsOperation } from './operations/list-user-events.ts'
import { listUsersOperation } from './operations/list-users.ts'
import { updateUserOperation } from './operations/update-user.ts'
import { passwordSettings } from './settings.ts'

import './request-limits.ts'

export const users = defineSlice({
  area: usersArea,
  operations: [
    listUsersOperation,
    createUserOperation,
    getUserByExternalIdOperation,
    getUserOperation,
    updateUserOperation,
    deleteUserOperation,
    listUserEventsOperation,
  ],
  events: [userCreated, userUpdated, userDeleted, credentialChanged],
  tables: {
    users: {
      moves: { secret: ['password_hash'] },
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('User', id),
      personal: [
        'email',
        'canonical_email',
        'first_name',
        'last_name',
        'name',
        'profile_picture_url',
        'external_id',
        'metadata',
        'locale',
      ],
      readable: [
        'id',
        'email',
        'canonical_email',
        'email_verified',
        'first_name',
        'last_name',
        'name',
        'profile_picture_url',
        'external_id',
        'metadata',
        'locale',
        'last_sign_in_at',
        'created_at',
        'updated_at',
      ],
    },
    password_history: { moves: { secret: ['password_hash'] } },
  },
  fills: [signInSettings.fill(passwordSettings)],
})
