import { type FormTarget, renderPage, safeUrl } from '#pages/kit/index.ts'
import {
  PageHeading,
  type PortalContext,
  PortalDocument,
  ProviderChoice,
  type ProviderChoiceProps,
} from '../../kit/index.ts'
import { texts } from './texts/index.ts'

export interface ChooseDirectoryProps {
  page: PortalContext
  providers: ProviderChoiceProps['providers']
  /** Receives `guide`, the slug of a provider. */
  form: FormTarget
  /** A set-up that was begun. */
  current?: { provider: string; url: string } | undefined
}

/** All providers of directories. */
function ChooseDirectoryPage({ page, providers, form, current }: ChooseDirectoryProps) {
  const text = texts(page)
  return (
    <PortalDocument page={page} pageKey="portal/directory/choose" title={text.title} place="directory">
      <PageHeading title={text.title}>{text.lead}</PageHeading>
      {current && (
        <div className="gh-card gp-card">
          <p>{text.current(current.provider)}</p>
          <p>
            <a className="gh-link" href={safeUrl(current.url)}>
              {text.goOn(current.provider)}
            </a>
          </p>
        </div>
      )}
      <ProviderChoice page={page} providers={providers} form={form} />
    </PortalDocument>
  )
}

export const renderPortalChooseDirectory = (props: ChooseDirectoryProps): string =>
  renderPage(<ChooseDirectoryPage {...props} />)
