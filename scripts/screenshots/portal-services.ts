// The parts of the Admin Portal that are about log streams and a key of the customer's own.
import { customerKeyGuides, logStreamGuides, type ServiceGuide } from '#pages/provider-guides/index.ts'
import { deleteQuestion } from '#portal/log-streams/stream.tsx'
import * as views from '#test/views.ts'
import { page as everywhere, german, picture } from './portal.ts'
import { form, longName, type Picture } from './samples.ts'

const at = '2026-11-01T09:30:00.000Z'
const streams = { ...everywhere, parts: ['log_streams'] as const }
const keys = { ...everywhere, parts: ['bring_your_own_key'] as const }
const values = { externalId: 'org_01K6TQ0V7M9Y2J4ZC8XW5N3E1R', ourAwsAccount: '111122223333' }
const egressAddresses = ['203.0.113.7', '2001:db8::/64']
const stream = {
  page: streams,
  url: '/1',
  backUrl: '/',
  name: 'Splunk',
  testForm: form,
  stateForm: form,
  settings: [
    ['URL', 'https://http-inputs-northwind.splunkcloud.com:443'],
    ['Source name', 'gatehouse'],
  ],
  ...({ state: 'active', pending: 0, lastAt: at, nextAt: null, error: null } as const),
} as const
const key = {
  page: keys,
  service: 'AWS KMS',
  verifyForm: form,
  changeUrl: '/',
  removeUrl: '/',
  reference: 'arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  isVerified: true,
  lastError: null,
  verifiedAt: at,
  since: at,
}

function guideIn(guides: readonly ServiceGuide[], slug: string): ServiceGuide {
  const guide = guides.find((each) => each.slug === slug)
  if (guide === undefined) throw new Error(`There is no guide ${slug}.`)
  return guide
}

function setUp(slug: string, more: Partial<Parameters<typeof views.renderPortalSetUpStream>[0]> = {}) {
  const guide = guideIn(logStreamGuides, slug)
  const fields = guide.fields.filter(({ isForDevelopment }) => isForDevelopment !== true)
  return views.renderPortalSetUpStream({
    page: streams,
    guide,
    fields,
    values,
    states: {},
    form,
    backUrl: '/',
    isKept: false,
    egressAddresses: [],
    ...more,
  })
}

const offered = (guides: readonly ServiceGuide[]) =>
  guides.map(({ slug, name, glyph }) => ({ url: `/${slug}`, name, glyph, detail: 'Log intake' }))

export function portalServicePictures(): Picture[] {
  const kms = guideIn(customerKeyGuides, 'aws-kms')
  const azure = guideIn(customerKeyGuides, 'azure-key-vault')
  const setUpKey = { page: keys, states: {}, form, backUrl: '/' }
  return [
    picture(
      'log-streams-choose',
      views.renderPortalChooseDestination({ page: streams, destinations: offered(logStreamGuides) }),
    ),
    picture('log-streams-datadog', setUp('datadog', { egressAddresses })),
    picture('log-streams-s3', setUp('s3'), ['light', 'phone']),
    picture('log-streams-sentinel-de', setUp('microsoft-sentinel', { page: { ...german, parts: streams.parts } }), [
      'light',
    ]),
    picture(
      'log-streams-https-error',
      setUp('https', {
        states: {
          url: { value: 'http://10.0.0.1', error: 'We can’t send anything to this address.' },
          header_value: { error: 'Enter a value.' },
        },
        isKept: true,
      }),
    ),
    picture(
      'log-streams',
      views.renderPortalLogStreams({
        page: streams,
        addUrl: '/',
        streams: [
          { url: '/1', name: 'Datadog', detail: 'EU1', state: 'active' },
          {
            url: '/2',
            name: 'HTTPS',
            detail: `https://logs.${longName.replaceAll(' ', '').toLowerCase()}`,
            state: 'error',
          },
          { url: '/3', name: 'Splunk', detail: 'https://splunk.example', state: 'invalid' },
          { url: '/4', name: 'Amazon S3', detail: '111122223333', state: 'inactive' },
        ],
      }),
    ),
    picture(
      'log-stream',
      views.renderPortalLogStream({
        ...stream,
        notice: 'The test event arrived. The stream has started.',
        finishForm: form,
      }),
    ),
    picture(
      'log-stream-invalid',
      views.renderPortalLogStream({
        ...stream,
        state: 'invalid',
        pending: 1284,
        nextAt: at,
        error: { message: 'It answered 403: {"text":"Invalid token","code":4}.', occurred_at: at },
      }),
    ),
    picture(
      'log-stream-delete',
      views.renderPortalDanger({
        page: streams,
        pageKey: 'portal/log-streams/delete',
        place: 'log_streams',
        question: deleteQuestion(streams, stream.name, 1284),
        form,
        backUrl: '/',
      }),
      ['light'],
    ),
    picture('own-key-choose', views.renderPortalChooseKeyService({ page: keys, services: offered(customerKeyGuides) })),
    picture('own-key-aws', views.renderPortalSetUpKey({ ...setUpKey, guide: kms, fields: kms.fields.slice(0, 3) })),
    picture(
      'own-key-azure-error',
      views.renderPortalSetUpKey({
        ...setUpKey,
        guide: azure,
        fields: azure.fields,
        alert: 'The key couldn’t encrypt and decrypt a test value, so nothing was changed.',
        states: {
          key_url: {
            value: 'https://x',
            error: 'Check this value. It should look like https://northwind.vault.azure.net/keys/gatehouse',
          },
        },
      }),
      ['light'],
    ),
    picture('own-key', views.renderPortalOwnKey({ ...key, notice: 'Setup is complete.' })),
    picture(
      'own-key-unusable',
      views.renderPortalOwnKey({
        ...key,
        isVerified: false,
        lastError: 'AccessDeniedException: not authorized to use the key.',
      }),
    ),
    picture(
      'own-key-remove',
      views.renderPortalRemoveKey({
        ...key,
        form,
        destroyForm: form,
        name: { value: 'contoso', error: 'Enter Contoso.' },
        backUrl: '/',
      }),
    ),
  ]
}
