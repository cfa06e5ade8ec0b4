import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { directoryGuides, providers } from '#pages/provider-guides/index.ts'
import { pipeProviders } from '#pipes/pipe-providers/index.ts'
import { toOpenApi } from '#platform/http/openapi/openapi.ts'
import { socialProviders } from '#sign-in/social-providers/index.ts'
import { laterEvents } from '#test/contract/later-events.ts'
import { recordRequests } from '#test/official-sdk/record-requests.ts'
import { catalog, events, operations } from '../../src/catalog.ts'
import { configurationPages } from './configuration-pages.ts'
import { consoleClientFile } from './console-client/console-client.ts'
import { coveragePage, type OfficialSide } from './coverage-page.ts'
import { dataProvidersPage } from './data-providers-page.ts'
import { deliveredAreas } from './delivered-areas.ts'
import { directoryGuidePages } from './directory-guide-pages.ts'
import { errorsPage } from './errors-page.ts'
import { eventsPage } from './events-page.ts'
import { gaugesPage } from './gauges-page.ts'
import { type GeneratedFile, repository } from './generated-file.ts'
import { keptRowsPage } from './kept-rows-page.ts'
import { withLimitsTable } from './limits-table.ts'
import { sharedFolder } from './official-digest.ts'
import { providerGuidePages } from './provider-guide-pages.ts'
import { securityFaults, securityPage } from './security-page.ts'
import { parsePage, parseRequirements, type SecurityRule } from './security-rules.ts'
import { socialProvidersPage } from './social-providers-page.ts'
import { scanRuleTests } from './test-names.ts'

/** The files that follow from the catalog alone. */
export function referencePages(): GeneratedFile[] {
  return [
    consoleClientFile(toOpenApi(operations, { url: '', version: '', introduction: '' })),
    { path: 'docs/reference/errors.md', content: errorsPage(operations) },
    { path: 'docs/reference/events.md', content: eventsPage(events) },
    { path: 'docs/reference/kept-rows.md', content: keptRowsPage(catalog.tables) },
    { path: 'docs/reference/gauges.md', content: gaugesPage(catalog.gauges, catalog.figures) },
    { path: 'docs/reference/data-providers.md', content: dataProvidersPage(pipeProviders) },
    { path: 'docs/reference/social-providers.md', content: socialProvidersPage(socialProviders) },
    ...configurationPages(),
    ...providerGuidePages(providers),
    ...directoryGuidePages(directoryGuides),
  ]
}

export const guideOfLimits = 'docs/guides/run-in-production.md'

/** A page that people write, but for its table. */
export async function limitsFile(): Promise<GeneratedFile> {
  return { path: guideOfLimits, content: withLimitsTable(await readFile(repository + guideOfLimits, 'utf8')) }
}

export async function coverageFile(official: Pick<OfficialSide, 'api' | 'later'>): Promise<GeneratedFile> {
  const { requests } = await recordRequests()
  return {
    path: 'docs/coverage.md',
    content: coveragePage({ ...official, laterEvents, requests }, { operations, events }),
  }
}

const securityPagePath = 'docs/security-controls.md'

/** The page of security controls, and what is wrong with the claims of the tests. */
export async function securityFiles(): Promise<{ files: GeneratedFile[]; faults: string[] }> {
  const rules = await readRules()
  const tests = await scanRuleTests(repository, ['src', 'test', 'scripts', 'web'])
  return {
    files: rules.length === 0 ? [] : [{ path: securityPagePath, content: securityPage(rules, tests) }],
    faults: securityFaults(rules, tests, deliveredAreas),
  }
}

/** The catalogue lies beside the repository; where it does not, the page that came from it still names the rules. */
async function readRules(): Promise<SecurityRule[]> {
  const catalogue = join(sharedFolder, 'reference/security-requirements.md')
  if (existsSync(catalogue)) return parseRequirements(await readFile(catalogue, 'utf8'))
  return parsePage(await readFile(repository + securityPagePath, 'utf8').catch(() => ''))
}
