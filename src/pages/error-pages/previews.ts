import { failurePageTexts, type PagePreviews, renderFailure, sample } from '../kit/index.ts'
import { texts } from '../texts/index.ts'
import { renderNotFound } from './not-found.tsx'

const { requestId, url } = sample

export const previews: PagePreviews = {
  error: (page) =>
    renderFailure({
      page,
      failure: texts.errorPages(page).requestInvalid,
      requestId,
      link: { href: url, label: failurePageTexts(page).goTo(page.brand.name) },
    }),
  not_found: (page) =>
    renderNotFound({ page, requestId, link: { href: url, label: failurePageTexts(page).goTo(page.brand.name) } }),
}
