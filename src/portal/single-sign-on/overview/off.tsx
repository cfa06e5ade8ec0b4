import { type FormTarget, renderPage } from '#pages/kit/index.ts'
import { DangerPage, type PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface OffProps {
  page: PortalContext
  what: 'deactivate' | 'reset'
  provider: string
  form: FormTarget
  backUrl: string
}

/** Asks before a connection is switched off or deleted. */
function OffPage({ page, what, provider, form, backUrl }: OffProps) {
  const text = texts.overview(page).off
  const isReset = what === 'reset'
  return (
    <DangerPage
      page={page}
      pageKey={`portal/sso/${what}`}
      place="sso"
      title={isReset ? text.confirmReset(provider) : text.confirmDeactivate}
      lead={isReset ? text.resetLead : text.deactivateLead(provider)}
      form={form}
      submit={isReset ? text.reset : text.deactivate}
      cancel={{ href: backUrl, label: text.keep }}
    />
  )
}

export const renderPortalOff = (props: OffProps): string => renderPage(<OffPage {...props} />)
