import { assets, type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderPasskeyEnrollment } from './passkey-enrollment.tsx'

const { form } = sample

export const previews: PagePreviews = {
  passkey_enrollment: (page) =>
    renderPasskeyEnrollment({
      page,
      passkey: { form, options: {}, scriptUrl: assets.passkeyScriptUrl },
      skipForm: form,
    }),
}
