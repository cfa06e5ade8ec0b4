import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderDeviceConfirmation } from './confirmation/device-confirmation.tsx'

const { email, form, ipAddress } = sample

export const previews: PagePreviews = {
  device_confirmation: (page) =>
    renderDeviceConfirmation({ page, form, email, userCode: 'BCDF-GHJK', ipAddress, userAgent: 'acme-cli/1.2.0' }),
}
