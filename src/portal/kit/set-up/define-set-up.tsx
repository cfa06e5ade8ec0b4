import type { ReactNode } from 'react'
import { Notices, type PageNotices, type Reader } from '#pages/kit/index.ts'
import { BackLink } from '../frame/back-link.tsx'
import { PageHeading } from '../frame/page-heading.tsx'
import { PortalDocument } from '../frame/portal-document.tsx'
import { Progress } from '../frame/progress.tsx'
import type { PortalContext } from '../session/portal.ts'

/** What an organization sets up step by step: the pages of its steps, and those that it has afterwards, are rendered from it. */
export interface SetUp<Step extends string = string> {
  /** As addresses, names of pages and the menu have it. */
  part: 'sso' | 'directory'
  texts(reader: Reader): {
    /** Links to what was set up. */
    back: string
    steps: Readonly<Record<Step, string | ((provider: string) => string)>>
  }
}

export function defineSetUp<Step extends string>(setUp: SetUp<Step>): SetUp<Step> {
  return setUp
}

/** Where a page of a connection or a directory stands. */
export interface SetUpPlace<Step extends string = string> {
  setUp: SetUp<Step>
  page: PortalContext
  /** Of the connection or the directory. */
  baseUrl: string
  provider: string
  /** In their order. Each is the last part of the address of its page. */
  steps: readonly Step[]
  /** Those of them that are done: what they are for is there, wherever the reader is. Left out on pages that are no step. */
  finished?: readonly Step[]
  /** Whether the steps follow each other. Once the set-up is done, each page stands alone. */
  isInSetup: boolean
}

interface StepsProps<Step extends string> {
  place: SetUpPlace<Step>
  step: Step
}

/** The steps with the current one among them. */
export function StepsAbove<Step extends string>({ place, step }: StepsProps<Step>) {
  const { page, baseUrl, steps, finished = [] } = place
  const named = steps.map((each) => ({
    url: `${baseUrl}/${each}`,
    label: stepName(place, each),
    isDone: finished.includes(each),
  }))
  return <Progress page={page} steps={named} at={steps.indexOf(step)} />
}

export interface SetUpPageProps<Step extends string> extends PageNotices {
  place: SetUpPlace<Step>
  /** A step, or another page. Written into `data-hak-page` after the part. */
  name: string
  title: string
  lead?: ReactNode
  /** Where the link above the title leads, if not to what was set up. */
  back?: { href: string; label: string } | undefined
  failed?: boolean | undefined
  children: ReactNode
}

/** A page of what is set up: a step stands among the others during the set-up, every other page has the way back above it. */
export function SetUpPage<Step extends string>(props: SetUpPageProps<Step>) {
  const { place, name, title, lead, back, failed, alert, notice, children } = props
  const { page, setUp, baseUrl } = place
  const step = place.isInSetup ? place.steps.find((each) => each === name) : undefined
  return (
    <PortalDocument
      page={page}
      pageKey={`portal/${setUp.part}/${name}`}
      title={title}
      failed={failed}
      place={setUp.part}
    >
      {step === undefined ? (
        <BackLink href={back?.href ?? baseUrl}>{back?.label ?? setUp.texts(page).back}</BackLink>
      ) : (
        <StepsAbove place={place} step={step} />
      )}
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {children}
    </PortalDocument>
  )
}

/** The step as the progress and the title of its page name it. */
export function stepName<Step extends string>({ setUp, page, provider }: SetUpPlace<Step>, step: Step): string {
  const name: string | ((provider: string) => string) = setUp.texts(page).steps[step]
  return typeof name === 'string' ? name : name(provider)
}

/** Where a step leads: to the next one in a set-up, otherwise back to what was set up. */
export function afterStep<Step extends string>({ baseUrl, steps, isInSetup }: SetUpPlace<Step>, step: Step): string {
  const next = steps[steps.indexOf(step) + 1]
  return isInSetup && next !== undefined ? `${baseUrl}/${next}` : baseUrl
}
