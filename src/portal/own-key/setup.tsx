import { type FormTarget, type PageNotices, renderPage } from '#pages/kit/index.ts'
import type { ServiceField, ServiceGuide } from '#pages/provider-guides/index.ts'
import { type FieldStates, type PortalContext, ServiceSetup } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface SetUpKeyProps extends PageNotices {
  page: PortalContext
  guide: ServiceGuide
  fields: readonly ServiceField[]
  states: FieldStates
  form: FormTarget
  backUrl: string
}

/** How a key is made and opened to us, and the form for its details. */
function SetUpKeyPage({ backUrl, ...props }: SetUpKeyProps) {
  const text = texts.ownKey(props.page).setup
  return (
    <ServiceSetup
      {...props}
      pageKey="portal/own-key/set-up"
      place="bring_your_own_key"
      back={{ href: backUrl, label: text.other }}
      title={text.title(props.guide.name)}
      lead={text.lead}
      values={{ externalId: '', ourAwsAccount: '' }}
      details={text.details}
      submit={text.submit}
      isKept={false}
    />
  )
}

export const renderPortalSetUpKey = (props: SetUpKeyProps): string => renderPage(<SetUpKeyPage {...props} />)
