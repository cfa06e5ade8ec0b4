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
  const { guide, isInSetup } = about.subject
  return { ...connectionPlace(about, guide.name, isInSetup), finished: finishedSteps(about.subject) }
}

/** The last step is done when the connection is in use, and the set-up over with it. */
function finishedSteps({ connection, unread, isProven }: SetUp): SetupStep[] {
  const { state, attribute_map } = connection.row
  // The details come from what was configured at the provider.
  const hasProvider = state !== 'draft' && unread === undefined
  const hasAttributes = isProven || Object.keys(attribute_map).length > 0
  return [
    ...(hasProvider ? (['guide', 'provider'] as const) : []),
    ...(hasAttributes ? (['attributes'] as const) : []),
    ...(connection.groupRoles.length > 0 ? (['roles'] as const) : []),
  ]
}

/** Where the form of a step redirects after saving: to the connection if the step is edited on its own. */
export function afterSaving(about: AboutSetUp, step: SetupStep): string {
  const url = afterStep(placeOf(about), step)
  return about.subject.isInSetup ? url : `${url}?saved=1`
}
