// The pages on which users decide about applications.
import { renderConnectConsent, renderConnectNotSentOn, renderConnectSignOut } from '#test/views.ts'
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
} from './samples.ts'

const consent = {
  page: context(),
  form,
  email,
  application: 'Contoso Reports',
  changeUrl: '/',
  manageUrl: '/apps-and-agents',
  scopes: ['openid', 'profile', 'email', 'offline_access'],
  offeredBy: 'Contoso',
  isUnchecked: false,
  returnsTo: 'reports.contoso.example',
  organizations: [{ id: 'org_1', name: 'Northwind Traders' }],
}
const several = [...consent.organizations, { id: 'org_2', name: 'Fabrikam Residences' }]

const notSentOn = {
  page: context(),
  after: 'faulty_request' as const,
  requestId: 'req_01J00000000000000000000000',
  application: 'Reader',
  returnsTo: 'reader.example',
  error: 'invalid_scope',
}

export function connectPictures(): Picture[] {
  return [
    { name: 'sign-out', looks: all, html: renderConnectSignOut({ page: context(), form, email, stayUrl: '/' }) },
    { name: 'application-authorization', looks: all, html: renderConnectConsent(consent) },
    {
      name: 'application-authorization-organizations',
      looks: all,
      html: renderConnectConsent({
        ...consent,
        scopes: [...consent.scopes, 'reports:read'],
        organizations: several,
        organizationId: 'org_2',
        options: [{ claim: 'plan', type: 'enum', label: 'Plan', choices: [{ value: 'team', label: 'Team' }] }],
      }),
    },
    {
      name: 'application-authorization-unchecked',
      looks: all,
      html: renderConnectConsent({
        ...consent,
        offeredBy: undefined,
        publishedAt: 'client.example',
        isUnchecked: true,
        returnsTo: undefined,
      }),
    },
    {
      name: 'application-authorization-device',
      looks: all,
      html: renderConnectConsent({
        ...consent,
        device: { userCode: 'BCDF-GHJK', ipAddress: '203.0.113.7', userAgent: 'contoso-cli/1.2.0 (linux x64)' },
      }),
    },
    {
      name: 'application-authorization-long',
      looks: ['light', 'phone'],
      html: renderConnectConsent({
        ...consent,
        page: long,
        application: longName,
        email: longEmail,
        offeredBy: longName,
        scopes: ['x'.repeat(128), ...consent.scopes],
        organizations: [{ id: 'org_1', name: longName }, ...several],
      }),
    },
    { name: 'not-sent-on', looks: all, html: renderConnectNotSentOn(notSentOn) },
    {
      name: 'not-sent-on-sign-out',
      looks: all,
      html: renderConnectNotSentOn({
        ...notSentOn,
        after: 'sign_out',
        error: undefined,
        publishedAt: 'client.example',
      }),
    },
    {
      name: 'not-sent-on-long',
      looks: ['light', 'phone'],
      html: renderConnectNotSentOn({
        ...notSentOn,
        page: long,
        application: longName,
        returnsTo: `${'x'.repeat(60)}.${'y'.repeat(60)}.example`,
        developer: { message: 'The scope is not allowed for this application.', facts: [['Error', 'invalid_scope']] },
      }),
    },
    ...otherLocales.map(
      (locale): Picture => ({
        name: `not-sent-on-${locale.toLowerCase()}`,
        looks: ['phone'],
        html: renderConnectNotSentOn({ ...notSentOn, page: inLanguage(locale), returnsTo: undefined }),
      }),
    ),
    ...otherLocales.map(
      (locale): Picture => ({
        name: `application-authorization-${locale.toLowerCase()}`,
        looks: ['phone'],
        html: renderConnectConsent({ ...consent, page: inLanguage(locale), isUnchecked: true, organizations: several }),
      }),
    ),
  ]
}
