// The part of the Admin Portal that is about a directory.

import { directoryGuideFor, directoryGuides } from '#pages/provider-guides/index.ts'
import { arrivedValues } from '#portal/directory/attributes/arrived-values.ts'
import { resetQuestion } from '#portal/directory/overview/reset.ts'
import { directorySetUp, pulledSteps, scimSteps } from '#portal/directory/setup/steps.ts'
import { revokeQuestion } from '#portal/directory/token/revoke.ts'
import * as views from '#test/views.ts'
import { german, long, page, picture, question } from './portal.ts'
import { email, form, longEmail, longName, type Picture } from './samples.ts'

const okta = directoryGuideFor('okta scim v2.0')
const place = {
  setUp: directorySetUp,
  page,
  baseUrl: '/portal/directory/directory_1',
  provider: 'Okta',
  steps: scimSteps,
  isInSetup: false,
}
const inSetup = { ...place, isInSetup: true }
const endpoint = 'https://auth.example.com/scim/v2.0/01K6TQ0V7M9Y2J4ZC8XW5N3E1R'
const at = '2026-11-01T09:30:00.000Z'
const tokens = [
  { suffix: 'k3Xq', createdAt: at, usedAt: at, revokeUrl: '/1' },
  { suffix: 'Zz09', createdAt: at, usedAt: null, revokeUrl: '/2' },
]
const counts = { people: 1284, groups: 37, lastSyncedAt: at }
const none = { people: 0, groups: 0, lastSyncedAt: null }
const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
const department = {
  name: 'department_name',
  place: { kind: 'usual', path: `${enterprise}:department` },
  usualPath: `${enterprise}:department`,
  isRequired: false,
  value: 'Research',
} as const
const attributes = [
  department,
  { ...department, name: 'job_title', place: { kind: 'own', path: 'title' }, value: undefined },
  { ...department, name: 'desk', place: { kind: 'unknown' }, isRequired: true, value: undefined },
  { ...department, name: 'manager_email', place: { kind: 'left_out' }, value: undefined },
] as const
const entry = { at, attributes: [], request: null }
const log = [
  {
    ...entry,
    id: '1',
    words: 'The user was added to the group.',
    reason: 'The provider asked for it.',
    group: 'Engineering',
    request: 'PATCH /Groups/directory_group_01K6TQ0V7M',
  },
  {
    ...entry,
    id: '2',
    words: 'Attributes of the user changed.',
    reason: 'The provider asked for it.',
    attributes: ['email', 'custom_attributes'],
    request: 'PUT /Users/directory_user_01K6TQ0V7M',
  },
  {
    ...entry,
    id: '3',
    words: 'The user became a member of the organization.',
    reason: 'The user is active in the directory.',
  },
]
const refusals = [
  {
    ...entry,
    id: '1',
    title: email,
    words: `Another user already exists with this username '${email}'.`,
    request: 'POST /Users',
  },
  {
    ...entry,
    id: '2',
    title: longEmail,
    words: "'userName' is required",
    request: 'PUT /Users/directory_user_01K6TQ0V7M',
  },
]
const user = {
  id: 'directory_user_01K6TQ0V7M9Y2J4ZC8XW5N3E1R',
  idpId: '00u1a2b3c4d5e6f7g8h9',
  userName: email,
  email,
  name: 'Ada Lovelace',
  state: 'active',
  roles: ['Admin'],
  groups: ['Engineering', 'Everyone'],
  attributes: [
    ['department_name', 'Research'],
    ['emails', '[{"value":"ada@northwind.example","type":"work","primary":true}]'],
  ],
} as const
const users = [
  { url: '/1', email, name: 'Ada Lovelace', state: 'active' },
  { url: '/2', email: longEmail, name: longName, state: 'inactive' },
  { url: '/3', email: null, name: 'Grace Hopper', state: 'suspended' },
] as const
const groups = [
  { url: '/1', name: 'Engineering', members: 214, roles: ['Admin'] },
  { url: '/2', name: longName, members: 1, roles: [] },
]
const arrived = arrivedValues({
  userName: email,
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ value: email, type: 'work', primary: true }],
  title: 'Analyst',
  [enterprise]: { department: 'Research', manager: { displayName: 'Charles Babbage' } },
})
const attribute = { place, attribute: department, form, resetForm: form, leaveOutForm: form, arrived }
const roles = {
  place,
  mapped: [
    { group: 'Engineering', role: 'Admin', removeForm: form },
    { group: 'Everyone', role: 'Viewer', removeForm: form },
  ],
  defaultRole: 'Member',
  isUnion: false,
  groups: [{ id: '1', name: 'Engineering' }],
  roles: [{ slug: 'admin', name: 'Admin' }],
  addForm: form,
}
const google = { ...place, provider: 'Google Workspace', steps: pulledSteps }
const ran = {
  began_at: at,
  ended_at: at,
  outcome: 'succeeded',
  is_complete: true,
  users: { read: 1284, created: 12, updated: 3, deleted: 1, refused: 2 },
  groups: { read: 37, created: 1, updated: 0, deleted: 0, refused: 0 },
  error: null,
} as const
const run = { is_running: false, last_run: ran, next_run_at: '2026-11-01T10:00:00.000Z', isDue: false, form }
const trouble =
  'The account isn’t allowed to read yet. Enter its Unique ID and the scopes in the Admin console, or wait a few minutes. Google Workspace says: unauthorized_client: Client is unauthorized to retrieve access tokens using this method.'
const noCounts = { read: 0, created: 0, updated: 0, deleted: 0, refused: 0 }
const failedRun = {
  ...run,
  last_run: { ...ran, outcome: 'failed', is_complete: false, users: noCounts, groups: noCounts },
  trouble,
} as const
const dueRun = { ...run, last_run: null, next_run_at: null, is_running: true, isDue: true }
const credentials = { place: { ...google, isInSetup: true }, form, isDevelopment: false }
const sync = { place: inSetup, isArriving: true, wasRefused: false, finishForm: form }

export function portalDirectoryPictures(): Picture[] {
  return [
    picture(
      'directory-choose',
      views.renderPortalChooseDirectory({
        page,
        providers: directoryGuides.map(({ slug, name, glyph, steps }) => ({
          slug,
          name,
          glyph,
          isGeneric: slug === 'generic-scim',
          detail: steps.some(({ subject }) => subject === 'create_reader') ? 'Synced every 30 minutes' : 'SCIM 2.0',
        })),
        form,
        current: { provider: 'Okta', url: '/' },
      }),
    ),
    picture(
      'directory-token',
      views.renderPortalDirectoryToken({
        place: inSetup,
        endpoint,
        tokens: tokens.slice(0, 1),
        createForm: form,
        value: 'se_m5Oztg3jdK4NJLgs8uIlIprMwM9Y2J4ZC8XW5N3E1Rk3Xq',
      }),
    ),
    picture('directory-tokens', views.renderPortalDirectoryToken({ place, endpoint, tokens })),
    picture(
      'directory-tokens-de',
      views.renderPortalDirectoryToken({ place: { ...place, page: german }, endpoint, tokens }),
      ['phone'],
    ),
    picture('directory-revoke', question('directory/revoke', 'directory', revokeQuestion(page, 'Okta', 'k3Xq'))),
    picture('directory-guide', views.renderPortalDirectoryGuide({ place: inSetup, guide: okta, values: { endpoint } })),
    picture('directory-waiting', views.renderPortalDirectorySync({ ...sync, state: 'unlinked', counts: none })),
    picture(
      'directory-connected',
      views.renderPortalDirectorySync({ ...sync, state: 'linked', counts, wasRefused: true }),
    ),
    picture(
      'directory-overview',
      views.renderPortalDirectoryOverview({
        place,
        state: 'linked',
        counts,
        isArriving: false,
        endpoint,
        setUpUrl: '/',
        provisionsMembers: true,
      }),
    ),
    picture(
      'directory-overview-long',
      views.renderPortalDirectoryOverview({
        place: { ...inSetup, page: long },
        state: 'unlinked',
        counts: none,
        isArriving: false,
        endpoint,
        setUpUrl: '/',
        provisionsMembers: false,
      }),
      ['light', 'phone'],
    ),
    picture('directory-reset', question('directory/reset', 'directory', resetQuestion(page, 'Okta', false))),
    picture(
      'directory-attributes',
      views.renderPortalDirectoryAttributes({
        place,
        attributes: attributes.map((each) => ({ ...each, url: '/' })),
        hasPerson: true,
      }),
    ),
    picture('directory-attribute', views.renderPortalDirectoryAttribute(attribute)),
    picture(
      'directory-attribute-error',
      views.renderPortalDirectoryAttribute({
        ...attribute,
        path: { value: 'emails[', error: 'This isn’t a path. Check the dots and brackets.' },
      }),
      ['light'],
    ),
    picture('directory-roles', views.renderPortalDirectoryRoles(roles)),
    picture(
      'directory-roles-many',
      views.renderPortalDirectoryRoles({ ...roles, mapped: [], search: { value: 'eng' } }),
      ['light', 'phone'],
    ),
    picture('directory-users', views.renderPortalDirectoryUsers({ place, users, search: '', nextUrl: '/' })),
    picture('directory-users-none', views.renderPortalDirectoryUsers({ place, users: [], search: 'zoe' }), ['light']),
    picture(
      'directory-user',
      views.renderPortalDirectoryUser({ place, user, defaultRole: 'Member', log, olderUrl: '/' }),
    ),
    picture('directory-groups', views.renderPortalDirectoryGroups({ place, groups, search: '' })),
    picture('directory-refused', views.renderPortalRefusedRequests({ place, isPulled: false, entries: refusals })),
    picture(
      'directory-google-guide',
      views.renderPortalDirectoryGuide({
        place: { ...google, isInSetup: true },
        guide: directoryGuideFor('gsuite directory'),
        values: { endpoint: '' },
      }),
    ),
    picture(
      'directory-bamboohr-guide',
      views.renderPortalDirectoryGuide({
        place: { ...google, provider: 'BambooHR', isInSetup: true },
        guide: directoryGuideFor('bamboohr'),
        values: { endpoint: '' },
      }),
      ['light'],
    ),
    picture(
      'directory-google-credentials',
      views.renderPortalDirectoryCredentials({ ...credentials, source: 'google', fields: {} }),
    ),
    picture(
      'directory-google-credentials-error',
      views.renderPortalDirectoryCredentials({
        ...credentials,
        place: google,
        source: 'google',
        isDevelopment: true,
        kept: { account: 'gatehouse@project.iam.gserviceaccount.com' },
        fields: {
          service_account_key: { error: 'This isn’t the key of a service account.' },
          admin_email: { value: email, error: 'Your Google Workspace has no user with this email.' },
          group_filter: { value: 'engineering@northwind.example\nsales@northwind.example' },
        },
        alert: trouble,
      }),
    ),
    picture(
      'directory-bamboohr-credentials',
      views.renderPortalDirectoryCredentials({
        ...credentials,
        place: { ...credentials.place, provider: 'BambooHR' },
        source: 'bamboohr',
        kept: {},
        fields: { company: { value: 'northwind' }, api_key: { error: 'Enter a value.' } },
      }),
    ),
    picture(
      'directory-google-running',
      views.renderPortalFirstRun({ place: google, state: 'validating', run: dueRun }),
    ),
    picture(
      'directory-google-failed',
      views.renderPortalFirstRun({ place: google, state: 'invalid_credentials', run: failedRun }),
    ),
    picture(
      'directory-google-connected',
      views.renderPortalDirectorySync({ ...sync, place: google, state: 'linked', counts, run }),
    ),
    picture(
      'directory-google-overview',
      views.renderPortalDirectoryOverview({
        place: google,
        state: 'linked',
        counts,
        run,
        isArriving: false,
        setUpUrl: '/',
        provisionsMembers: true,
      }),
    ),
    picture(
      'directory-google-overview-failed',
      views.renderPortalDirectoryOverview({
        place: google,
        state: 'invalid_credentials',
        counts,
        run: failedRun,
        isArriving: false,
        setUpUrl: '/',
        provisionsMembers: true,
      }),
    ),
    picture('directory-done', views.renderPortalDone({ page, of: 'directory', successUrl: '/', reviewUrl: '/' }), [
      'light',
    ]),
  ]
}
