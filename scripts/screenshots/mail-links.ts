// The pages that begin with a mail: resets of passwords and invitations.
import {
  renderDefaultRedirect,
  renderFailure,
  renderForgotPassword,
  renderForgotPasswordSent,
  renderInvitation,
  renderResetPassword,
  renderSignIn,
  renderSignUp,
} from '#test/views.ts'
import {
  all,
  context,
  email,
  form,
  inLanguage,
  long,
  longEmail,
  longName,
  otherLocales,
  type Picture,
  requestId,
} from './samples.ts'
import { english } from './texts.ts'

const { invitation, resetPassword } = english
const reset = { page: context(), form, email, passwordPolicy: { minLength: 10 } }
const invited = { page: context(), form, inviter: 'Ada Byron', organization: 'Contoso', email }
const lead = invitation.notice('Contoso')
const goToSignIn = { href: 'https://app.example.com', label: resetPassword.linkExpired.link }
const goToApplication = { href: 'https://app.example.com', label: english.failurePage.goTo('Northwind') }

export function mailLinkPictures(): Picture[] {
  return [
    {
      name: 'forgot-password',
      looks: all,
      html: renderForgotPassword({ page: context(), form, email: { value: email }, backUrl: '/' }),
    },
    {
      name: 'forgot-password-error',
      looks: ['light', 'phone-dark'],
      html: renderForgotPassword({
        page: context(),
        form,
        email: { value: 'ada@', error: english.emailField.invalid },
        backUrl: '/',
      }),
    },
    {
      name: 'forgot-password-sent',
      looks: all,
      html: renderForgotPasswordSent({ page: context(), email, backUrl: '/' }),
    },
    {
      name: 'forgot-password-sent-long',
      looks: ['light', 'phone'],
      html: renderForgotPasswordSent({ page: long, email: longEmail, backUrl: '/' }),
    },
    { name: 'reset-password', looks: all, scripts: true, html: renderResetPassword(reset) },
    {
      name: 'reset-password-error',
      looks: ['light', 'dark', 'phone'],
      scripts: true,
      html: renderResetPassword({ ...reset, password: { error: english.newPassword.breached } }),
    },
    {
      name: 'reset-password-expired',
      looks: ['light', 'phone-dark'],
      html: renderFailure({
        page: context(),
        failure: resetPassword.linkExpired,
        requestId,
        link: goToSignIn,
      }),
    },
    { name: 'invitation', looks: all, html: renderInvitation(invited) },
    {
      name: 'invitation-to-application',
      looks: ['light', 'phone-dark'],
      html: renderInvitation({ page: context(), form, email }),
    },
    {
      name: 'invitation-long',
      looks: ['light', 'phone'],
      html: renderInvitation({ page: long, form, inviter: longName, organization: longName, email: longEmail }),
    },
    ...(['expired', 'revoked', 'accepted', 'unknown'] as const).map(
      (state): Picture => ({
        name: `invitation-${state}`,
        looks: ['light', 'phone-dark'],
        html: renderFailure({
          page: context(),
          failure: invitation[state],
          requestId,
          link: state === 'accepted' ? goToSignIn : goToApplication,
        }),
      }),
    ),
    {
      name: 'sign-up-invited',
      looks: ['light', 'phone'],
      scripts: true,
      html: renderSignUp({
        page: context(),
        form,
        lead,
        names: 'optional',
        email: { value: email },
        passwordPolicy: { minLength: 10 },
        signInUrl: '/',
      }),
    },
    {
      name: 'sign-in-invited',
      looks: ['light', 'phone-dark'],
      html: renderSignIn({ page: context(), form, lead, email: { value: email }, signUpUrl: '/' }),
    },
    {
      name: 'signed-in-without-application',
      looks: ['light', 'phone-dark'],
      html: renderDefaultRedirect({ page: context() }),
    },
    ...otherLocales.flatMap((locale): Picture[] => [
      {
        name: `reset-password-${locale}`,
        looks: ['phone'],
        scripts: true,
        html: renderResetPassword({ ...reset, page: inLanguage(locale) }),
      },
      {
        name: `invitation-${locale}`,
        looks: ['phone'],
        html: renderInvitation({ ...invited, page: inLanguage(locale) }),
      },
    ]),
  ]
}
