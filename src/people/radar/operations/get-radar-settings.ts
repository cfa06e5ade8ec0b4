import { lockSettings } from '#environment/environments/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { RadarSettings, radarSettings } from '../settings.ts'

export const getRadarSettingsOperation = defineOperation({
  id: 'gatehouse.environments.radar_settings.get',
  method: 'GET',
  path: '/environments/current/radar_settings',
  summary: 'Get the Radar settings',
  surface: 'api',
  access: 'api_key',
  lockRow: (_params, ctx) => lockSettings(ctx),
  success: { status: 200, body: RadarSettings },
  handler: async (_input, ctx) => ({ object: 'radar_settings' as const, ...(await radarSettings.read(ctx)) }),
})
