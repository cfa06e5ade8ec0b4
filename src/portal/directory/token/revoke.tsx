import { type FormTarget, renderPage } from '#pages/kit/index.ts'
import { DangerPage, type PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface RevokeTokenProps {
  page: PortalContext
  provider: string
  suffix: string
  form: FormTarget
  backUrl: string
}

function RevokeTokenPage({ page, provider, suffix, form, backUrl }: RevokeTokenProps) {
  const text = texts.token(page)
  return (
    <DangerPage
      page={page}
      pageKey="portal/directory/revoke"
      place="directory"
      title={text.confirm.title(suffix)}
      lead={text.confirm.lead(provider)}
      form={form}
      submit={text.revoke}
      cancel={{ href: backUrl, label: text.confirm.keep }}
    />
  )
}

export const renderPortalRevokeToken = (props: RevokeTokenProps): string => renderPage(<RevokeTokenPage {...props} />)
