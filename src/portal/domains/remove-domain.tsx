import { type FormTarget, renderPage } from '#pages/kit/index.ts'
import { DangerPage, type PortalContext } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface RemoveDomainProps {
  page: PortalContext
  domain: string
  form: FormTarget
  backUrl: string
}

function RemoveDomainPage({ page, domain, form, backUrl }: RemoveDomainProps) {
  const text = texts.domains(page).remove
  return (
    <DangerPage
      page={page}
      pageKey="portal/domain/remove"
      place="domains"
      title={text.title(domain)}
      lead={text.lead(domain)}
      form={form}
      submit={text.submit}
      cancel={{ href: backUrl, label: text.cancel }}
    />
  )
}

export const renderPortalRemoveDomain = (props: RemoveDomainProps): string =>
  renderPage(<RemoveDomainPage {...props} />)
