import {
  CardHeading,
  DeveloperDetails,
  Document,
  Facts,
  type FailureProps,
  Notices,
  renderPage,
  SupportCode,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface NotSentOnProps extends Omit<FailureProps, 'link'> {
  /** Why the application would be answered: its request has a fault, or the user is signed out. */
  after: 'faulty_request' | 'sign_out'
  application: string
  /** The host that the answer would go to; `undefined` for a program on this device. */
  returnsTo: string | undefined
  /** The host of its client id, if that is the address of a client document. */
  publishedAt?: string | undefined
  /** The code of the error. */
  error?: string | undefined
}

/** Names an application that came by itself instead of sending the browser to it, where its user has decided nothing. */
function NotSentOnPage(props: NotSentOnProps) {
  const { page, after, application, returnsTo, publishedAt, error, requestId, developer } = props
  const text = texts.connect.notSentOn(page)
  const { publishedAt: atLabel, thisDevice } = texts.connect.consent(page)
  const { title, lead } = after === 'sign_out' ? text.signOut : text.faultyRequest
  const below = developer && <DeveloperDetails page={page} {...developer} />
  return (
    <Document page={page} pageKey="not-sent-on" title={title} below={below}>
      <CardHeading title={title}>{lead}</CardHeading>
      <Facts
        facts={[
          [text.app, application],
          [atLabel, publishedAt],
          [text.site, returnsTo ?? thisDevice],
          [text.error, error && <code key="error">{error}</code>],
        ]}
      />
      <Notices warning={text.unchecked(application, page.brand.name)} />
      {after === 'faulty_request' && <p className="gh-next">{text.next}</p>}
      <SupportCode id={requestId} page={page} />
    </Document>
  )
}

export const renderConnectNotSentOn = (props: NotSentOnProps): string => renderPage(<NotSentOnPage {...props} />)
