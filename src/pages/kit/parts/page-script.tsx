import type { PageContext } from '../page/page-context.ts'

/**
 * Once on a page with times or passwords: shows times in the reader's zone, and lets passwords be shown. The page works
 * without it.
 */
export function PageScript({ page }: { page: PageContext }) {
  return page.pageScriptUrl === undefined ? null : <script src={page.pageScriptUrl} type="module" />
}
