import { renderPage } from '#pages/kit/index.ts'
import { PageHeading, type PortalContext, PortalDocument } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface NoCertificatesProps {
  page: PortalContext
}

/** For a link for renewing certificates of an organization that has none. */
function NoCertificatesPage({ page }: NoCertificatesProps) {
  const text = texts.certificates(page)
  return (
    <PortalDocument page={page} pageKey="portal/certificates" title={text.title}>
      <PageHeading title={text.title}>{text.noConnection}</PageHeading>
    </PortalDocument>
  )
}

export const renderPortalNoCertificates = (props: NoCertificatesProps): string =>
  renderPage(<NoCertificatesPage {...props} />)
