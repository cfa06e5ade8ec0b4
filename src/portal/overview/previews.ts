import { assets, type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderPortalHome } from './home/home.tsx'

const { form, organization, url } = sample

export const previews: PagePreviews = {
  portal: (page) =>
    renderPortalHome({
      page: {
        ...page,
        stylesheetUrls: [...page.stylesheetUrls, assets.portal.stylesheetUrl],
        organization,
        parts: ['domains', 'sso', 'directory'],
        portalScriptUrl: assets.portal.scriptUrl,
        returnUrl: url,
        exitForm: form,
      },
      domains: { verified: 1, pending: 0 },
      sso: 'active',
      directory: undefined,
    }),
}
