import { type Branding, draftBranding, getBranding, inColorScheme, toMailBrand } from '#environment/branding/index.ts'
import type { Context } from '#platform/context.ts'
import type { Locale } from '#platform/locale.ts'
import { type MailKind, mailKindOf } from './mail-kinds.ts'
import type { Mail } from './templates/index.ts'

export interface MailPreviewRequest {
  locale?: Locale
  branding?: Partial<Branding>
  color_scheme?: 'light' | 'dark'
}

/** An email with sample values, as it is sent. @param branding in the place of that of the environment @throws invalidRequest */
export async function drawSample(
  ctx: Context,
  { draw }: MailKind,
  { locale = 'en', branding, email }: { locale?: Locale; branding?: Partial<Branding>; email: string },
): Promise<Mail> {
  const shown = branding === undefined ? await getBranding(ctx) : await draftBranding(ctx, branding)
  return draw({ locale, brand: toMailBrand(shown), email, url: ctx.system.config.url })
}

/** An email with sample values and the colours of light or dark mode, for a page that shows it. @throws notFound, invalidRequest */
export async function previewMail(ctx: Context, name: string, request: MailPreviewRequest) {
  const { subject, html, text } = await drawSample(ctx, mailKindOf(name), { ...request, email: 'ada@example.com' })
  return {
    object: 'mail_preview' as const,
    subject,
    html: inColorScheme(html, request.color_scheme ?? 'light'),
    text,
  }
}
