import { type PagePreviews, sample } from '#pages/kit/index.ts'
import { renderForgotPassword } from './forgot-password/forgot-password.tsx'
import { renderForgotPasswordSent } from './forgot-password/forgot-password-sent.tsx'
import { renderSignInPassword } from './password/password.tsx'
import { renderResetPassword } from './reset-password/reset-password.tsx'

const { email, form, url } = sample

export const previews: PagePreviews = {
  password: (page) =>
    renderSignInPassword({
      page,
      form,
      email,
      changeUrl: url,
      forgotPasswordUrl: url,
      emailCodeForm: form,
      signUpUrl: url,
    }),
  forgot_password: (page) => renderForgotPassword({ page, form, email: { value: email }, backUrl: url }),
  forgot_password_sent: (page) => renderForgotPasswordSent({ page, email, backUrl: url }),
  reset_password: (page) => renderResetPassword({ page, form, email, passwordPolicy: { minLength: 10 } }),
}
