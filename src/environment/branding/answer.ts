import type { Static } from 'typebox'
import type { Context } from '#platform/context.ts'
import { brandColors } from './colors/brand-stylesheet.ts'
import { contrast, lowestContrast } from './colors/contrast.ts'
import { known, type Mode, surfaces } from './colors/surfaces.ts'
import type { BrandingAnswer } from './schemas.ts'
import { getBranding } from './service.ts'

/** The branding of the environment with the resulting colours. */
export async function answerBranding(ctx: Context): Promise<Static<typeof BrandingAnswer>> {
  const { branding } = await getBranding(ctx)
  const shown = brandColors({ accent: branding.accent, accentDark: branding.accent_dark })
  return { object: 'branding', ...branding, colors: { light: mode(shown, 'light'), dark: mode(shown, 'dark') } }
}

function mode(colors: ReturnType<typeof brandColors>, name: Mode) {
  const { control, onControl, line, text } = colors[name]
  const behind = [known(surfaces[name].card), known(surfaces[name].page)]
  const round = (ratio: number) => Math.floor(ratio * 100) / 100
  return {
    control,
    outline: line,
    on_control: onControl,
    text,
    on_control_contrast: round(contrast(known(onControl), known(control))),
    control_contrast: round(lowestContrast(known(line), behind)),
    text_contrast: round(lowestContrast(known(text), behind)),
  }
}
