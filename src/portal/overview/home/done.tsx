import { CheckIcon, LinkButton, renderPage } from '#pages/kit/index.ts'
import { PageHeading, type PortalContext, PortalDocument } from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface DoneProps {
  page: PortalContext
  /** What the link was for. */
  of: 'domains' | 'sso' | 'directory' | 'log_streams'
  successUrl?: string | undefined
  reviewUrl: string
}

/** The end of a set-up, with the way back to the application. */
function DonePage({ page, of, successUrl, reviewUrl }: DoneProps) {
  const text = texts.overview(page).done
  const leads = { domains: text.domains, sso: text.lead, directory: text.directory, log_streams: text.logStreams }
  return (
    <PortalDocument page={page} pageKey="portal/done" title={text.title}>
      <section className="gh-card gp-card gp-done">
        <CheckIcon />
        <PageHeading title={text.title}>{leads[of](page.organization, page.brand.name)}</PageHeading>
        <LinkButton href={successUrl} label={text.continue(page.brand.name)} />
        <p>
          <a className="gh-link" href={reviewUrl}>
            {text.review}
          </a>
        </p>
      </section>
    </PortalDocument>
  )
}

export const renderPortalDone = (props: DoneProps): string => renderPage(<DonePage {...props} />)
