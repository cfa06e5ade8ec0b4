import type { Static } from 'typebox'
import type { Context } from '#platform/context.ts'
import { brandColors } from './colors/brand-stylesheet.ts'
import { contrast, lowestContrast } from './colors/contrast.ts'
import { known, type Mode, surfaces } from './colors/surfaces.ts'
import type { Branding, BrandingAnswer } from './schemas.ts'
import { getBranding } from './service.ts'

/** The branding of the environment with the resulting colours. */
export async function answerBranding(ctx: Context): Promise<Static<typeof BrandingAnswer>> {
  const { branding } = await getBranding(ctx)
  return { object: 'branding', ...branding, colors: shownColors(branding) }
}

/** The colours that a branding leads to, with the contrast that they have. */
export function shownColors({ accent, accent_dark }: Branding): Static<typeof BrandingAnswer>['colors'] {
  const shown = brandColors({ accent, accentDark: accent_dark })
  return { light: mode(shown, 'light'), dark: mode(shown, 'dark') }
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
