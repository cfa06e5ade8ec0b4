import type { ReactNode } from 'react'
import { Notices, type PageNotices } from '#pages/kit/index.ts'
import { Crumb, PageHeading, type PortalContext, PortalDocument, Progress } from '../../kit/index.ts'
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
  const { page, isInSetup, baseUrl, provider } = place
  const text = texts(page)
  return (
    <PortalDocument page={page} pageKey={`portal/sso/${step}`} title={title} failed={failed} place="sso">
      {isInSetup ? (
        <Progress
          page={page}
          steps={setupSteps.map((each) => ({
            url: `${baseUrl}/${each}`,
            label: each === 'guide' ? text.steps.guide(provider) : text.steps[each],
          }))}
          at={setupSteps.indexOf(step)}
        />
      ) : (
        <Crumb href={baseUrl}>{text.back}</Crumb>
      )}
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {children}
    </PortalDocument>
  )
}

/** The label of the button that stores a step: in a set-up it leads on. */
export function submitLabel({ page, isInSetup }: SetupPlace): string {
  const text = texts(page)
  return isInSetup ? text.continue : text.save
}
