import { findKnownBrand } from '#pages/application/index.ts'
import { pageContext, pageReply } from '#pages/kit/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { pickLocale } from '#platform/locale.ts'
import { renderDeviceDecided } from './device-decided.tsx'

function decidedPage(name: 'success' | 'denied', decision: 'allow' | 'deny', summary: string) {
  return defineOperation({
    id: `gatehouse.pages.device_${name}.show`,
    method: 'GET',
    path: `/device/${name}`,
    summary,
    surface: 'browser',
    access: 'public',
    success: { status: 200, description: 'A page.' },
    async handler(_input, context) {
      const locale = pickLocale(undefined, context.request.header('accept-language'))
      const page = pageContext({ locale, brand: await findKnownBrand(context) })
      return pageReply(renderDeviceDecided({ page, decision }))
    },
  })
}

export const deviceSuccessPage = decidedPage('success', 'allow', 'Show that a device is signed in')
export const deviceDeniedPage = decidedPage('denied', 'deny', 'Show that a device was denied')
