import { lockSettings } from '#environment/environments/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { DirectorySettings, directorySettings } from '../settings.ts'

export const getDirectorySettingsOperation = defineOperation({
  id: 'gatehouse.environments.directory_sync_settings.get',
  method: 'GET',
  path: '/environments/current/directory_sync_settings',
  summary: 'Get the settings of Directory Sync',
  surface: 'api',
  access: 'api_key',
  lockRow: (_params, ctx) => lockSettings(ctx),
  success: { status: 200, body: DirectorySettings },
  handler: async (_input, ctx) => ({
    object: 'directory_sync_settings' as const,
    ...(await directorySettings.read(ctx)),
  }),
})
