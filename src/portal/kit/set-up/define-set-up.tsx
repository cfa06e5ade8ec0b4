import type { ReactNode } from 'react'
import { Notices, type PageNotices, type Reader } from '#pages/kit/index.ts'
import { Crumb } from '../frame/crumb.tsx'
import { PageHeading } from '../frame/page-heading.tsx'
import { PortalDocument } from '../frame/portal-document.tsx'
import { Progress } from '../frame/progress.tsx'
import type { PortalContext } from '../session/portal.ts'

/** Where a page of a connection or a directory stands. */
export interface SetUpPlace<Step extends string> {
  page: PortalContext
  /** Of the connection or the directory. */
  baseUrl: string
  provider: string
  /** In their order. Each is the last part of the address of its page. */
  steps: readonly Step[]
  /** Whether the steps follow each other. Once the set-up is done, each page stands alone. */
  isInSetup: boolean
}

/** A set-up: what its pages have in common is rendered from it. */
export interface SetUpDefinition<Step extends string> {
  /** As addresses and names of pages have it. */
  part: 'sso' | 'directory'
  texts(reader: Reader): {
    /** Leads to what was set up. */
    back: string
    steps: Readonly<Record<Step, string | ((provider: string) => string)>>
  }
}

export function defineSetUp<Step extends string>(definition: SetUpDefinition<Step>): SetUpDefinition<Step> {
  return definition
}

interface StepsProps<Step extends string> {
  setUp: SetUpDefinition<Step>
  place: SetUpPlace<Step>
  step: Step
}

/** The steps with the current one among them; after the set-up, the way back. */
export function StepsAbove<Step extends string>({ setUp, place, step }: StepsProps<Step>) {
  const { page, baseUrl, steps, isInSetup } = place
  if (!isInSetup) return <Crumb href={baseUrl}>{setUp.texts(page).back}</Crumb>
  const named = steps.map((each) => ({ url: `${baseUrl}/${each}`, label: stepName(setUp, place, each) }))
  return <Progress page={page} steps={named} at={steps.indexOf(step)} />
}

export interface StepProps<Step extends string> extends StepsProps<Step>, PageNotices {
  title: string
  lead?: ReactNode
  failed?: boolean | undefined
  children: ReactNode
}

/** The page of a step. */
export function StepPage<Step extends string>(props: StepProps<Step>) {
  const { setUp, place, step, title, lead, failed, alert, notice, children } = props
  const { part } = setUp
  return (
    <PortalDocument page={place.page} pageKey={`portal/${part}/${step}`} title={title} failed={failed} place={part}>
      <StepsAbove setUp={setUp} place={place} step={step} />
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {children}
    </PortalDocument>
  )
}

export function stepName<Step extends string>(
  { texts }: SetUpDefinition<Step>,
  { page, provider }: SetUpPlace<Step>,
  step: Step,
): string {
  const name: string | ((provider: string) => string) = texts(page).steps[step]
  return typeof name === 'string' ? name : name(provider)
}

/** Where a step leads: to the next one in a set-up, otherwise back to what was set up. */
export function afterStep<Step extends string>({ baseUrl, steps, isInSetup }: SetUpPlace<Step>, step: Step): string {
  const next = steps[steps.indexOf(step) + 1]
  return isInSetup && next !== undefined ? `${baseUrl}/${next}` : baseUrl
}
