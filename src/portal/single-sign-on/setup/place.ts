import { type About, afterStep } from '../../kit/index.ts'
import type { SetUp } from '../connection.ts'
import { type SetupPlace, type SetupStep, setupSteps, ssoSetUp } from './steps.ts'

type AboutConnection = Pick<About<unknown>, 'page' | 'url'>
type AboutSetUp = AboutConnection & Pick<About<SetUp>, 'subject'>

/** The place of a page that is no step. */
export function connectionPlace({ page, url }: AboutConnection, provider: string, isInSetup = false): SetupPlace {
  return { setUp: ssoSetUp, page, baseUrl: url(), provider, steps: setupSteps, isInSetup }
}

export function placeOf(about: AboutSetUp): SetupPlace {
  const { guide, isInSetup, unread, connection } = about.subject
  const lacksProvider = connection.row.state === 'draft' || unread !== undefined
  return {
    ...connectionPlace(about, guide.name, isInSetup),
    unfinished: lacksProvider ? ['provider'] : [],
  }
}

/** Where the form of a step leads once it has stored something: the connection says so if the step stands alone. */
export function afterSaving(about: AboutSetUp, step: SetupStep): string {
  const url = afterStep(placeOf(about), step)
  return about.subject.isInSetup ? url : `${url}?saved=1`
}
