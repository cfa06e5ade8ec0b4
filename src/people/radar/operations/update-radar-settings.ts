import { defineOperation } from '#platform/http/operation.ts'
import { smsNotConfigured } from '#platform/http/shared-errors.ts'
import { placesUnknown } from '../errors.ts'
import { RadarSettings, UpdateRadarSettings, updateRadarSettings } from '../settings.ts'

export const updateRadarSettingsOperation = defineOperation({
  id: 'gatehouse.environments.radar_settings.update',
  method: 'PATCH',
  path: '/environments/current/radar_settings',
  summary: 'Update the Radar settings',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  body: UpdateRadarSettings,
  success: { status: 200, body: RadarSettings },
  errors: [smsNotConfigured, placesUnknown],
  handler: async ({ body }, ctx) => ({ object: 'radar_settings' as const, ...(await updateRadarSettings(ctx, body)) }),
})
