import { defineOperation } from '#platform/http/operation.ts'
import { DirectorySettings, UpdateDirectorySettings, updateDirectorySettings } from '../settings.ts'

export const updateDirectorySettingsOperation = defineOperation({
  id: 'gatehouse.environments.directory_sync_settings.update',
  method: 'PATCH',
  path: '/environments/current/directory_sync_settings',
  summary: 'Update the settings of Directory Sync',
  description:
    'The attributes of users in all directories change within seconds, with dsync.user.updated for each user that changes.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: UpdateDirectorySettings,
  success: { status: 200, body: DirectorySettings },
  handler: async ({ body }, ctx) => ({
    object: 'directory_sync_settings' as const,
    ...(await updateDirectorySettings(ctx, body)),
  }),
})
