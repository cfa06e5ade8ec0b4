import { type FormTarget, type PageNotices, renderPage } from '#pages/kit/index.ts'
import type { GuideValues, ServiceField, ServiceGuide, ServiceValue } from '#pages/provider-guides/index.ts'
import { type FieldStates, type PortalContext, ServiceSetup, ValuesCard } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface SetUpStreamProps extends PageNotices {
  page: PortalContext
  guide: ServiceGuide
  values: GuideValues<ServiceValue>
  fields: readonly ServiceField[]
  states: FieldStates
  form: FormTarget
  backUrl: string
  /** Whether it is there already, with its secrets. */
  isKept: boolean
  /** The addresses from which events are sent, if the operator has configured them. */
  egressAddresses: readonly string[]
}

/** How a destination is set up, and the form for its details: of a new stream, and of one that is changed. */
function SetUpStreamPage({ backUrl, egressAddresses, ...props }: SetUpStreamProps) {
  const { page, guide, isKept } = props
  const text = texts.logStreams(page)
  return (
    <ServiceSetup
      {...props}
      pageKey="portal/log-streams/set-up"
      place="log_streams"
      back={{ href: backUrl, label: isKept ? text.settings.back : text.setup.other }}
      title={text.setup.title(guide.name)}
      lead={text.setup.lead}
      details={text.setup.details}
      submit={isKept ? text.settings.save : text.setup.submit}
    >
      <ValuesCard
        page={page}
        title={text.setup.egress.title}
        lead={text.setup.egress.lead}
        values={egressAddresses.map((value, i) => ({
          id: `egress-${i + 1}`,
          label: text.setup.egress.address,
          value,
        }))}
      />
    </ServiceSetup>
  )
}

export const renderPortalSetUpStream = (props: SetUpStreamProps): string => renderPage(<SetUpStreamPage {...props} />)
