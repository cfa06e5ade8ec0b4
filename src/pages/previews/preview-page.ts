import { type Branding, draftBranding, inColorScheme, shownColors } from '#environment/branding/index.ts'
import type { Context } from '#platform/context.ts'
import type { Locale } from '#platform/locale.ts'
import { assets, pageContext, pagePreviews, replaceableTexts } from '../kit/index.ts'

export interface PreviewRequest {
  page: string
  branding?: Partial<Branding>
  locale?: Locale
  color_scheme?: 'light' | 'dark'
}

/** A page with its styles inside, so that a document without a server shows it. @throws invalidRequest */
export async function previewPage(ctx: Context, { page, branding, locale = 'en', color_scheme }: PreviewRequest) {
  const draft = await draftBranding(ctx, branding ?? {})
  const draw = pagePreviews.of(ctx.system).flatMap((previews) => previews[page] ?? [])[0]
  if (draw === undefined) throw new Error(`There is no preview of ${page}.`)
  const { outboxUrl: _, ...shown } = pageContext({ locale, brand: draft })
  const texts = replaceableTexts.of(ctx.system).map((textsIn) => textsIn(locale))
  return {
    object: 'branding_preview' as const,
    html: inColorScheme(withStyles(draw(shown)), color_scheme ?? 'light'),
    colors: shownColors(draft.branding),
    default_texts: Object.assign({}, ...texts),
  }
}

const stylesheet = /<link rel="stylesheet" href="\/assets\/([^"]+)"\/>/g

function withStyles(html: string): string {
  return html.replaceAll(stylesheet, (link, name: string) => {
    const css = assets.find(name)?.bytes.toString()
    return css === undefined ? link : `<style>${css.replaceAll('url(fonts/', 'url(/assets/fonts/')}</style>`
  })
}
