import { assets } from '#pages/kit/index.ts'
import type { PortalContext } from '../session/portal.ts'

/** A page that shows parts of guides. */
export function withGuideStyles(page: PortalContext): PortalContext {
  return { ...page, stylesheetUrls: [...page.stylesheetUrls, assets.guideStylesheetUrl] }
}
