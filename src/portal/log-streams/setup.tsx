import { type FormTarget, type PageNotices, renderPage } from '#pages/kit/index.ts'
import type { GuideValues, ServiceField, ServiceGuide, ServiceValue } from '#pages/provider-guides/index.ts'
import { CopyValues, type FieldStates, type PortalContext, ServiceSetup } from '../kit/index.ts'
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
  /** From where events come, as far as the operator says so. */
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
      {egressAddresses.length > 0 && (
        <section className="gh-card gp-card">
          <div>
            <h2>{text.setup.egress.title}</h2>
            <p className="gp-soft">{text.setup.egress.lead}</p>
          </div>
          <CopyValues
            page={page}
            values={egressAddresses.map((value, i) => ({
              id: `egress-${i + 1}`,
              label: text.setup.egress.address,
              value,
            }))}
          />
        </section>
      )}
    </ServiceSetup>
  )
}

export const renderPortalSetUpStream = (props: SetUpStreamProps): string => renderPage(<SetUpStreamPage {...props} />)
