// The pages that development alone shows beside the console: coverage, test identity provider.
import { parseCoverage } from '#operator/development/coverage.ts'
import { CoveragePage } from '#operator/development/views/coverage-page.tsx'
import { pagePolicy as policy } from '#operator/development/views/page-reply.ts'
import { TestProviderPage } from '#operator/development/views/test-provider-page.tsx'
import { renderPage } from '#pages/kit/index.ts'
import { all, type Picture } from './samples.ts'

const site = { stylesheetUrls: ['/assets/hosted-pages.css', '/brand.css?accent=3e63dd', '/assets/development.css'] }

const coverage = parseCoverage(
  [
    '134 of 212 official operations are served.',
    '',
    '## Operations',
    '',
    '| api_keys | 7 | 0 |  |',
    '| authentication | 11 | 2 | `GET /one`<br>`GET /two` |',
    '| sso | 0 | 1 | `GET /sso/authorize` |',
  ].join('\n'),
)

const testProvider = {
  fields: {},
  organization: { id: 'org_test_idp', name: 'Test Organization', domain: 'test-idp.example' },
  email: undefined,
  isStart: false,
}

export const developmentPictures: Picture[] = [
  {
    name: 'test-provider',
    looks: all,
    policy,
    html: renderPage(<TestProviderPage provider={testProvider} site={site} />),
  },
  { name: 'coverage', looks: all, policy, html: renderPage(<CoveragePage coverage={coverage} site={site} />) },
]
