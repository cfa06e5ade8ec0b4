import { Type } from 'typebox'
import { getBranding } from '#environment/branding/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { defineUserOperation } from '../../widget-tokens/index.ts'

const Picture = Nullable(Type.String())

export const getWidgetSettingsOperation = defineUserOperation({
  id: 'gatehouse.widgets.settings.get',
  method: 'GET',
  path: '/_widgets/settings',
  summary: 'Get the name and logos for a widget',
  success: {
    status: 200,
    body: Type.Object({
      object: Type.Literal('settings'),
      authkitOrigin: Type.String(),
      logoDarkIconPath: Picture,
      logoDarkPath: Picture,
      logoLightIconPath: Picture,
      logoLightPath: Picture,
      teamName: Type.String(),
    }),
  },
  async handler(_input, ctx) {
    const { branding, displayName } = await getBranding(ctx)
    return {
      object: 'settings' as const,
      authkitOrigin: ctx.system.config.url,
      logoDarkIconPath: branding.icon_url,
      logoDarkPath: branding.logo_dark_url ?? branding.logo_url,
      logoLightIconPath: branding.icon_url,
      logoLightPath: branding.logo_url,
      teamName: displayName,
    }
  },
})
