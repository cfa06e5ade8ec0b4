import { type FormTarget, renderPage } from '../../../../kit/index.ts'
import { DangerPage } from '../../../frame/danger-page.tsx'
import type { PortalContext } from '../../../session/portal.ts'
import { texts } from './texts/index.ts'

export interface ResetDirectoryProps {
  page: PortalContext
  provider: string
  form: FormTarget
  backUrl: string
}

/** Asks before a directory is deleted, and says what stays. */
function ResetDirectoryPage({ page, provider, form, backUrl }: ResetDirectoryProps) {
  const text = texts(page)
  return (
    <DangerPage
      page={page}
      pageKey="portal/directory/reset"
      place="directory"
      title={text.confirm(provider)}
      lead={text.confirmLead(page.brand.name)}
      form={form}
      submit={text.reset}
      cancel={{ href: backUrl, label: text.keep }}
    />
  )
}

export const renderPortalResetDirectory = (props: ResetDirectoryProps): string =>
  renderPage(<ResetDirectoryPage {...props} />)
