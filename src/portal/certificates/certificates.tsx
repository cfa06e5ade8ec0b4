import {
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  type PageNotices,
  renderPage,
  withNode,
} from '#pages/kit/index.ts'
import {
  BackLink,
  LocalDate,
  PageHeading,
  type PortalContext,
  PortalDocument,
  StateBadge,
  TextArea,
} from '../kit/index.ts'
import { setupTexts } from '../single-sign-on/index.ts'
import { texts } from '../texts/index.ts'

export interface CertificateView {
  fingerprint: string
  expiresAt: string
  standing: 'valid' | 'soon' | 'ended'
  /** Left out for the last one, and for those that come from metadata. */
  removeForm?: FormTarget | undefined
}

/** One of the metadata that is left out. */
export interface IgnoredCertificateView {
  fingerprint: string
  /** Its kind and size or curve. */
  key: string
}

export interface CertificatesProps extends PageNotices {
  page: PortalContext
  provider: string
  /** Where the connection is shown; left out for who may see its certificates only. */
  backUrl?: string | undefined
  certificates: readonly CertificateView[]
  /** The certificates of the metadata whose keys are too weak. */
  ignored?: readonly IgnoredCertificateView[] | undefined
  /** Reads the metadata that the certificates come from. */
  readForm?: FormTarget | undefined
  /** Receives `certificate`; omitted if certificates come from metadata. */
  addForm?: FormTarget | undefined
  certificate?: FieldState | undefined
}

function CertificatesPage(props: CertificatesProps) {
  const { page, provider, backUrl, certificates, readForm, addForm, certificate, alert, notice } = props
  const text = texts.certificates(page)
  return (
    <PortalDocument
      page={page}
      pageKey="portal/sso/certificates"
      title={text.title}
      failed={hasFailed(alert, certificate)}
      place="sso"
    >
      {backUrl && <BackLink href={backUrl}>{setupTexts(page).back}</BackLink>}
      <PageHeading title={text.title}>{readForm ? text.fromMetadata(provider) : text.lead(provider)}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {certificates.length === 0 ? (
        <p className="gp-soft">{text.none}</p>
      ) : (
        <ul className="gp-rows">
          {certificates.map((each) => (
            <Row key={each.fingerprint} page={page} certificate={each} />
          ))}
        </ul>
      )}
      <Ignored {...props} />
      {readForm && (
        <Form target={readForm} className="gp-inline">
          <button className="gh-button gh-button-secondary" type="submit">
            {text.readNow}
          </button>
        </Form>
      )}
      {addForm && (
        <section className="gh-card gp-card">
          <h2>{text.add.title}</h2>
          <Form target={addForm}>
            <TextArea
              name="certificate"
              label={text.add.label}
              state={certificate}
              hint={text.add.hint(provider)}
              rows={8}
              maxLength={16_384}
              file={{ label: text.add.file, accept: '.pem,.crt,.cer,.cert,application/x-x509-ca-cert' }}
            />
            <button className="gh-button gh-button-primary" type="submit">
              {text.add.submit}
            </button>
          </Form>
        </section>
      )}
    </PortalDocument>
  )
}

function Ignored({ page, provider, ignored = [] }: CertificatesProps) {
  if (ignored.length === 0) return null
  const text = texts.certificates(page)
  return (
    <section className="gp-section">
      <p className="gp-soft">{text.ignored(provider)}</p>
      <ul className="gp-rows">
        {ignored.map(({ fingerprint, key }) => (
          <li key={fingerprint} className="gp-row">
            <span className="gp-row-main">
              <span>{key}</span>
              <span className="gp-soft gp-fingerprint">
                {text.fingerprint} <code>{fingerprint}</code>
              </span>
            </span>
            <StateBadge standing="bad">{text.weak}</StateBadge>
          </li>
        ))}
      </ul>
    </section>
  )
}

const standings = { valid: 'good', soon: 'waiting', ended: 'bad' } as const

function Row({ page, certificate }: { page: PortalContext; certificate: CertificateView }) {
  const text = texts.certificates(page)
  const { fingerprint, expiresAt, standing, removeForm } = certificate
  const date = <LocalDate page={page} at={expiresAt} />
  return (
    <li className="gp-row">
      <span className="gp-row-main">
        <span>{standing === 'ended' ? withNode(text.expired, date) : withNode(text.expires, date)}</span>
        <span className="gp-soft gp-fingerprint">
          {text.fingerprint} <code>{fingerprint}</code>
        </span>
      </span>
      <StateBadge standing={standings[standing]}>{text[standing]}</StateBadge>
      {removeForm && (
        <Form target={removeForm} className="gp-inline">
          <button className="gh-link gp-danger" type="submit" aria-label={`${text.remove}: ${fingerprint}`}>
            {text.remove}
          </button>
        </Form>
      )}
    </li>
  )
}

export const renderPortalCertificates = (props: CertificatesProps): string =>
  renderPage(<CertificatesPage {...props} />)
