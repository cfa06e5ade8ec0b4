import type { ReactNode } from 'react'
import { safeUrl } from '#pages/kit/index.ts'
import { PageHeading } from '../frame/page-heading.tsx'
import { PortalDocument } from '../frame/portal-document.tsx'
import { ProviderChoice, type ProviderChoiceProps } from '../frame/provider-choice.tsx'

export interface ChooseProps extends ProviderChoiceProps {
  /** A set-up that was begun. */
  current?: { provider: string; url: string } | undefined
}

interface ChoosePageProps extends ChooseProps {
  part: 'sso' | 'directory'
  text: {
    title: string
    lead: string
    current: (provider: string) => string
    goOn: (provider: string) => string
  }
  /** Above the providers. */
  children?: ReactNode
}

/** Begins a set-up: lists all providers, and links to a set-up already begun. */
export function ChoosePage({ page, part, text, providers, form, current, children }: ChoosePageProps) {
  return (
    <PortalDocument page={page} pageKey={`portal/${part}/choose`} title={text.title} place={part}>
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
      {children}
      <ProviderChoice page={page} providers={providers} form={form} />
    </PortalDocument>
  )
}
