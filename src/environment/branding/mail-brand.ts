import type { Context } from '#platform/context.ts'
import { brandColors } from './colors/brand-stylesheet.ts'
import { getBranding } from './service.ts'

type MailBranding = Awaited<ReturnType<typeof getBranding>>

/** The brand name and colours in the emails of an environment. */
export async function getMailBrand(ctx: Context) {
  return toMailBrand(await getBranding(ctx))
}

/** The brand name and colours that emails get from a branding, which need not be stored. */
export function toMailBrand({ branding, displayName }: MailBranding) {
  const { logo_url, accent, accent_dark } = branding
  return {
    name: displayName,
    ...(logo_url === null ? {} : { logoUrl: logo_url }),
    // Without an accent the button has the colour of the text, as always.
    ...(accent === null ? {} : { colors: brandColors({ accent, accentDark: accent_dark }) }),
  }
}
