import type { ReactNode } from 'react'
import { CheckIcon, Notices, type PageNotices } from '../../../../kit/index.ts'
import { PageHeading } from '../../../frame/page-heading.tsx'
import { PortalDocument } from '../../../frame/portal-document.tsx'
import type { PortalContext } from '../../../session/portal.ts'
import { texts } from './texts/index.ts'

/** The steps of a set-up in their order, which are the last parts of their addresses. */
export const setupSteps = ['guide', 'provider', 'attributes', 'roles', 'test'] as const
export type SetupStep = (typeof setupSteps)[number]

/** The page of a step, in a set-up or later. */
export interface SetupPlace {
  page: PortalContext
  /** Of the connection. */
  baseUrl: string
  provider: string
  /** Left out where the connection is in use: its pages stand alone then. */
  isInSetup: boolean
}

interface SetupPageProps extends PageNotices {
  place: SetupPlace
  step: SetupStep
  title: string
  lead?: ReactNode
  failed?: boolean
  children: ReactNode
}

export function SetupPage({ place, step, title, lead, failed, alert, notice, children }: SetupPageProps) {
  const { page, isInSetup, baseUrl } = place
  const text = texts(page)
  return (
    <PortalDocument page={page} pageKey={`portal/sso/${step}`} title={title} failed={failed} place="sso">
      {isInSetup ? (
        <Progress place={place} step={step} />
      ) : (
        <p className="gp-crumb">
          <a className="gh-link" href={baseUrl}>
            {text.back}
          </a>
        </p>
      )}
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {children}
    </PortalDocument>
  )
}

/** Where one is, with a way to every step. */
function Progress({ place: { page, baseUrl, provider }, step }: { place: SetupPlace; step: SetupStep }) {
  const text = texts(page)
  const at = setupSteps.indexOf(step)
  return (
    <nav aria-label={text.progress}>
      <p className="gp-progress-words">{text.stepOf(at + 1, setupSteps.length)}</p>
      <ol className="gp-progress">
        {setupSteps.map((each, i) => (
          <li key={each} className={i < at ? 'gp-progress-done' : undefined}>
            <a href={`${baseUrl}/${each}`} aria-current={each === step ? 'step' : undefined}>
              <span className="gp-progress-mark">{i < at ? <CheckIcon /> : i + 1}</span>
              <span>{each === 'guide' ? text.steps.guide(provider) : text.steps[each]}</span>
              {i < at && <span className="gh-unseen">{text.doneStep}</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The label of the button that stores a step: in a set-up it leads on. */
export function submitLabel({ page, isInSetup }: SetupPlace): string {
  const text = texts(page)
  return isInSetup ? text.continue : text.save
}
