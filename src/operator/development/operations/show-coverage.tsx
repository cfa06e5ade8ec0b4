import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { readCoverage } from '../coverage.ts'
import { CoveragePage } from '../views/coverage-page.tsx'
import type { Site } from '../views/document.tsx'
import { pageReply } from '../views/page-reply.ts'

export function showCoverage(site: Site) {
  return defineOperation({
    id: 'gatehouse.development.coverage',
    method: 'GET',
    path: '/_dev/coverage',
    summary: 'Show the coverage of the official API',
    surface: 'browser',
    access: 'public',
    success: { status: 200, description: 'A page.' },
    errors: [notFound],
    async handler() {
      const coverage = await readCoverage()
      if (coverage === undefined) throw notFound('File', 'docs/coverage.md')
      return pageReply(<CoveragePage coverage={coverage} site={site} />)
    },
  })
}
