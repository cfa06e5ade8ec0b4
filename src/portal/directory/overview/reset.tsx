import { type FormTarget, renderPage } from '#pages/kit/index.ts'
import { DangerPage, type PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface ResetDirectoryProps {
  page: PortalContext
  provider: string
  /** Whether we read it. */
  isPulled: boolean
  form: FormTarget
  backUrl: string
}

/** Asks before a directory is deleted, and says what stays. */
function ResetDirectoryPage({ page, provider, isPulled, form, backUrl }: ResetDirectoryProps) {
  const text = texts.overview(page)
  return (
    <DangerPage
      page={page}
      pageKey="portal/directory/reset"
      place="directory"
      title={text.confirm(provider)}
      lead={(isPulled ? text.confirmLeadPulled : text.confirmLead)(page.brand.name)}
      form={form}
      submit={text.reset}
      cancel={{ href: backUrl, label: text.keep }}
    />
  )
}

export const renderPortalResetDirectory = (props: ResetDirectoryProps): string =>
  renderPage(<ResetDirectoryPage {...props} />)
