import { CardHeading, Document, LinkButton, renderPage } from '#pages/kit/index.ts'
import type { PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface LeavingProps {
  page: PortalContext
  provider: string
  /** At the provider. */
  url: string
}

/** On the way to a provider: a form must not redirect to another site, a page may. */
function LeavingPage({ page, provider, url }: LeavingProps) {
  const text = texts.test(page).leaving
  return (
    <Document page={page} pageKey="portal/sso/leaving" title={text.title(provider)} redirectTo={url}>
      <CardHeading title={text.title(provider)}>{text.lead}</CardHeading>
      <LinkButton href={url} label={text.go(provider)} />
    </Document>
  )
}

export const renderPortalLeaving = (props: LeavingProps): string => renderPage(<LeavingPage {...props} />)
