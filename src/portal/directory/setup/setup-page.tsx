import type { ReactNode } from 'react'
import { Notices, type PageNotices } from '#pages/kit/index.ts'
import { Crumb, PageHeading, type PortalContext, PortalDocument, Progress } from '../../kit/index.ts'
import { texts } from './texts/index.ts'

/** The steps until a provider has come, in their order, which are the last parts of their addresses. */
export const scimSteps = ['token', 'guide', 'sync'] as const
/** The same for a provider that we go to. */
export const pulledSteps = ['guide', 'credentials', 'sync'] as const
export type DirectoryStep = (typeof scimSteps | typeof pulledSteps)[number]

/** A page of a directory. */
export interface DirectoryPlace {
  page: PortalContext
  /** Of the directory. */
  baseUrl: string
  provider: string
  steps: readonly DirectoryStep[]
  /** Whether nothing has come of it yet: the steps follow each other then. */
  isInSetup: boolean
}

interface DirectoryPageProps extends PageNotices {
  place: DirectoryPlace
  /** What it is called in `data-hak-page`, after `portal/directory/`. */
  name: string
  title: string
  lead?: ReactNode
  /** Where the link above the title leads, if not to the directory. */
  back?: { href: string; label: string } | undefined
  failed?: boolean
  children: ReactNode
}

/** A page of a directory, with the way back to what it belongs to. */
export function DirectoryPage({ place, name, title, lead, back, failed, alert, notice, children }: DirectoryPageProps) {
  const { page, baseUrl } = place
  return (
    <PortalDocument page={page} pageKey={`portal/directory/${name}`} title={title} failed={failed} place="directory">
      <Crumb href={back?.href ?? baseUrl}>{back?.label ?? texts(page).back}</Crumb>
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {children}
    </PortalDocument>
  )
}

interface StepPageProps extends PageNotices {
  place: DirectoryPlace
  step: DirectoryStep
  title: string
  lead?: ReactNode
  failed?: boolean
  children: ReactNode
}

/** One of the steps, which is a page of its own once the provider has come. */
export function StepPage({ place, step, title, lead, failed, alert, notice, children }: StepPageProps) {
  const { page, isInSetup } = place
  return (
    <PortalDocument page={page} pageKey={`portal/directory/${step}`} title={title} failed={failed} place="directory">
      <StepsAbove place={place} step={step} />
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {children}
      {isInSetup && step !== 'sync' && (
        <p>
          <a className="gh-link" href="/portal/directory">
            {texts(page).otherProvider}
          </a>
        </p>
      )}
    </PortalDocument>
  )
}

export function StepsAbove({ place, step }: { place: DirectoryPlace; step: DirectoryStep }) {
  const { page, isInSetup, baseUrl } = place
  if (!isInSetup) return <Crumb href={baseUrl}>{texts(page).back}</Crumb>
  const steps = place.steps.map((each) => ({ url: `${baseUrl}/${each}`, label: stepName(place, each) }))
  return <Progress page={page} steps={steps} at={place.steps.indexOf(step)} />
}

/** Where a step leads. */
export function afterStep({ isInSetup, baseUrl, steps }: DirectoryPlace, step: DirectoryStep): string {
  const next = steps[steps.indexOf(step) + 1]
  return isInSetup && next !== undefined ? `${baseUrl}/${next}` : baseUrl
}

export function stepName({ page, provider }: DirectoryPlace, step: DirectoryStep): string {
  const text = texts(page).steps
  return step === 'guide' ? text.guide(provider) : text[step]
}
