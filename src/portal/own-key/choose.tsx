import { renderPage } from '#pages/kit/index.ts'
import { type OfferedService, PageHeading, type PortalContext, PortalDocument, ServiceChoice } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface ChooseKeyServiceProps {
  page: PortalContext
  services: readonly OfferedService[]
}

/** The purpose of a customer's own key, and the services that can hold it. */
function ChooseKeyServicePage({ page, services }: ChooseKeyServiceProps) {
  const text = texts.ownKey(page).choose
  return (
    <PortalDocument page={page} pageKey="portal/own-key/choose" title={text.title} place="bring_your_own_key">
      <PageHeading title={text.title}>{text.lead(page.brand.name)}</PageHeading>
      <h2>{text.where}</h2>
      <ServiceChoice services={services} />
    </PortalDocument>
  )
}

export const renderPortalChooseKeyService = (props: ChooseKeyServiceProps): string =>
  renderPage(<ChooseKeyServicePage {...props} />)
