import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take long, and most of it for other reasons than their own length: waits, processes, browsers. */
const longest = [
  'test/silent-database.test.ts',
  'test/process.test.ts',
  'src/packaged-postgres/index.test.ts',
  'test/widgets.test.ts',
  'test/plans.test.ts',
  // These share what is furnished, so they follow one another.
  'test/vanishing-parents.test.ts',
  'test/recorded-events.test.ts',
  'test/repeated-changes.test.ts',
  'test/undescribed-members.test.ts',
  'test/null-members.test.ts',
  'test/parallel-deletions.test.ts',
  'test/empty-answers.test.ts',
  'test/official-sdk/answer-types.test.ts',
  'src/console/site/console.browser.test.ts',
  'test/bad-input.test.ts',
  'bench/smoke.test.ts',
  'src/events/webhooks/senders.test.ts',
  'src/events/webhooks/isolation.test.ts',
  'src/operator/development/pages.browser.test.ts',
  'src/hosted-sign-in/keyboard.browser.test.ts',
  'test/directory-sync/directory-sync.test.ts',
  'test/killed.test.ts',
  'src/portal/portal.browser.test.ts',
  'src/console/site/pages-of-objects.browser.test.ts',
  'src/hosted-sign-in/passkeys/passkeys.browser.test.ts',
]

/** Begins with the files that take longest, so that all workers end at about the same time; the others follow by their size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId, project }: TestSpecification) => {
      const place = longest.indexOf(relative(project.config.root, moduleId))
      return place === -1 ? longest.length : place
    }
    const bySize = await super.sort(files)
    return bySize.sort((one, other) => placeOf(one) - placeOf(other))
  }
}
