import type { Copy } from '#environment/branding/index.ts'
import type { Locale } from '#platform/locale.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { PageContext } from '../page/page-context.ts'

/** Pages of a slice by the names that previews give them, drawn with sample values. */
export type PagePreviews = Readonly<Record<string, (page: PageContext) => string>>

/** What previews of an environment's branding can show. */
export const pagePreviews = defineExtensionPoint<PagePreviews>()

/** The texts that branding may replace, as they are if it does not. */
export const replaceableTexts = defineExtensionPoint<(locale: Locale) => Copy>()
