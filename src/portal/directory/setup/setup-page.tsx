import type { ReactNode } from 'react'
import { Notices, type PageNotices } from '#pages/kit/index.ts'
import {
  Crumb,
  defineSetUp,
  PageHeading,
  PortalDocument,
  type SetUpPlace,
  StepPage,
  type StepProps,
} from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** The steps until a provider has come, in their order, which are the last parts of their addresses. */
export const scimSteps = ['token', 'guide', 'sync'] as const
/** The same for a provider that we go to. */
export const pulledSteps = ['guide', 'credentials', 'sync'] as const
export type DirectoryStep = (typeof scimSteps | typeof pulledSteps)[number]

export type DirectoryPlace = SetUpPlace<DirectoryStep>

export const directorySetUp = defineSetUp<DirectoryStep>({ part: 'directory', texts: texts.setup })

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
      <Crumb href={back?.href ?? baseUrl}>{back?.label ?? texts.setup(page).back}</Crumb>
      <PageHeading title={title}>{lead}</PageHeading>
      <Notices alert={alert} notice={notice} />
      {children}
    </PortalDocument>
  )
}

/** One of the steps, which is a page of its own once the provider has come. */
export function DirectoryStepPage({ children, ...step }: Omit<StepProps<DirectoryStep>, 'setUp'>) {
  const { page, isInSetup } = step.place
  return (
    <StepPage setUp={directorySetUp} {...step}>
      {children}
      {isInSetup && step.step !== 'sync' && (
        <p>
          <a className="gh-link" href="/portal/directory">
            {texts.setup(page).otherProvider}
          </a>
        </p>
      )}
    </StepPage>
  )
}
