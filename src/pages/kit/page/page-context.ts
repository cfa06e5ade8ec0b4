import type { Copy, getBranding } from '#environment/branding/index.ts'
import type { Context } from '#platform/context.ts'
import type { Locale } from '#platform/locale.ts'
import { assets } from '../assets/assets.ts'

/** The branding of an environment, with the name to show. */
export type Brand = Awaited<ReturnType<typeof getBranding>>

/** The name and pictures of a page. Addresses other than http(s) and our own paths are left out when rendered. */
export interface PageBrand {
  /** Name of the application or environment. */
  name: string
  /** Word mark, shown instead of the name; 32 px high. */
  logoUrl?: string | undefined
  logoDarkUrl?: string | undefined
  /** Square mark, shown before the name where there is no logo. */
  iconUrl?: string | undefined
  /** For the browser's tab. */
  faviconUrl?: string | undefined
}

/** What every page needs in addition to its content. */
export interface PageContext {
  locale: Locale
  /** Left to right unless said otherwise. */
  dir?: 'ltr' | 'rtl' | undefined
  /** Texts of the environment that replace ours, in this language. */
  ownTexts?: Copy | undefined
  brand: PageBrand
  /** `/assets/hosted-pages.css` first, then the environment's brand stylesheet. */
  stylesheetUrls: readonly string[]
  /** Makes copy buttons work. Only on pages whose content security policy allows scripts of ours. */
  copyScriptUrl?: string | undefined
  /** Shows times in the reader's zone, and passwords. On the same pages. */
  pageScriptUrl?: string | undefined
  termsUrl?: string | undefined
  privacyUrl?: string | undefined
  /** Whether the footer names Gatehouse. Left out: it does. */
  poweredBy?: boolean | undefined
  /** Where development keeps the messages of the environment. Absent in production. */
  outboxUrl?: string | undefined
}

export interface PageProps {
  page: PageContext
}

/** What a page is shown with: the reader's language and, if the environment is known, its branding. */
export interface PageOrigin {
  locale: Locale
  brand?: Brand | undefined
  ctx?: Context
}

/** Without a known environment, a page has the name of Gatehouse. */
export function pageContext({ locale, brand, ctx }: PageOrigin): PageContext {
  const { branding, displayName: name } = brand ?? { branding: undefined, displayName: 'Gatehouse' }
  const accents = { accent: branding?.accent, accentDark: branding?.accent_dark }
  return {
    locale,
    ownTexts: branding?.copy[locale],
    brand: {
      name,
      logoUrl: branding?.logo_url ?? undefined,
      logoDarkUrl: branding?.logo_dark_url ?? undefined,
      iconUrl: branding?.icon_url ?? undefined,
      faviconUrl: branding?.favicon_url ?? branding?.icon_url ?? assets.iconUrl(accents, name),
    },
    stylesheetUrls: assets.stylesheetUrls(accents),
    copyScriptUrl: assets.copyScriptUrl,
    pageScriptUrl: assets.pageScriptUrl,
    termsUrl: branding?.terms_url ?? undefined,
    privacyUrl: branding?.privacy_url ?? undefined,
    poweredBy: branding?.powered_by,
    outboxUrl: ctx?.system.config.development ? `/_dev/outbox?environment=${ctx.environmentId}` : undefined,
  }
}
