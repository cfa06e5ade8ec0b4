import type { PageContext } from '#pages/kit/index.ts'
import type { Locale } from '#platform/locale.ts'

export type Look = 'light' | 'dark' | 'phone' | 'phone-dark'
export interface Picture {
  name: string
  looks: readonly Look[]
  html: string
  mail?: boolean
  /** Whether the page may run scripts of our own. */
  scripts?: boolean
  /** A policy of its own. */
  policy?: string
  /** Steps before the picture is taken. */
  keys?: readonly string[]
}

export const looks: Record<Look, { width: number; height: number; colorScheme: 'light' | 'dark' }> = {
  light: { width: 880, height: 720, colorScheme: 'light' },
  dark: { width: 880, height: 720, colorScheme: 'dark' },
  phone: { width: 390, height: 844, colorScheme: 'light' },
  'phone-dark': { width: 390, height: 844, colorScheme: 'dark' },
}
export const all = Object.keys(looks) as Look[]

export const email = 'ada@northwind.example'
export const longName =
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz-Verwaltungsgesellschaft mbH & Co. KG'
export const longEmail =
  'maximiliane-wolfeschlegelsteinhausenbergerdorff.von-und-zu@subsidiary.department.verylongcompanyname.example'
export const form = { action: '/', csrfToken: 'sample', fields: { state: 'sample' } }
export const requestId = 'req_01K6TQ0V7M9Y2J4ZC8XW5N3E1R'

export function context(over: Partial<PageContext> = {}, accent = '3e63dd'): PageContext {
  return {
    locale: 'en',
    brand: { name: 'Northwind' },
    stylesheetUrls: ['/assets/hosted-pages.css', `/brand.css?accent=${accent}`],
    copyScriptUrl: '/assets/copy.js',
    pageScriptUrl: '/assets/page.js',
    termsUrl: 'https://example.com/terms',
    privacyUrl: 'https://example.com/privacy',
    ...over,
  }
}

export function inLanguage(locale: Locale): PageContext {
  return context({ locale })
}

export const long = context({ brand: { name: longName } })

/** The languages whose words may not fit where English fits. */
export const otherLocales = ['es', 'fr', 'de', 'ja', 'pt-BR'] as const
