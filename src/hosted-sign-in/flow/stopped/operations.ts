import { applicationUrl } from '#pages/application/index.ts'
import { failurePageTexts, pageContext, renderFailure } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import { failureAt } from '../failures.ts'
import { pageUrl } from '../flow.ts'
import { definePage } from '../page-operation.ts'
import { showPage } from '../respond.ts'
import { goToStep, stoppedPath } from '../step-paths.ts'

export const stoppedPage = definePage({
  name: 'sign_in_stopped',
  path: stoppedPath,
  summary: 'Show the page of a blocked sign-in',
  async show(flow) {
    const { status } = failureAt(flow, stoppedPath)
    if (status === 200) return goToStep(flow)
    const { goTo, tryAgain } = failurePageTexts(flow)
    const application = await applicationUrl(flow.ctx)
    const link =
      application === undefined
        ? { href: pageUrl(flow, '/sign-in'), label: tryAgain }
        : { href: application, label: goTo(flow.brand.displayName) }
    const requestId = flow.ctx.request?.id ?? ''
    return showPage(
      flow,
      renderFailure({ page: pageContext(flow), failure: texts.flow.stopped(flow), requestId, link }),
      status,
    )
  },
})
