import { deleteDirectory, scimEndpoint } from '#directory-sync/directories/index.ts'
import { goTo } from '../../kit/index.ts'
import { directoryPages, directoryPath, isScim, providerOf, setUpPathOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { readRun } from '../source/read-run.ts'
import { isArriving, readCounts } from '../sync/counts.ts'
import { syncState } from '../sync/operations.ts'
import { renderPortalDirectoryOverview } from './overview.tsx'
import { resetQuestion } from './reset.ts'

const overviewPage = directoryPages.page({
  name: 'overview',
  at: '',
  summary: 'Show a directory',
  async show(about) {
    const { portal, subject: directory } = about
    return renderPortalDirectoryOverview({
      place: placeOf(about),
      state: syncState(directory),
      counts: await readCounts(portal, directory),
      isArriving: isArriving(portal, directory),
      setUpUrl: setUpPathOf(directory),
      run: isScim(directory) ? undefined : await readRun(about),
      endpoint: isScim(directory) ? scimEndpoint(portal.ctx, directory) : undefined,
      provisionsMembers: directory.provisions_members,
    })
  },
})

const reset = directoryPages.danger({
  name: 'reset',
  pageKey: 'portal/directory/reset',
  summaries: ['Show the confirmation for resetting a directory', 'Delete a directory to start over'],
  question: ({ page, subject }) => resetQuestion(page, providerOf(subject), !isScim(subject)),
  async submit({ portal, subject }) {
    await deleteDirectory(portal.ctx, subject.id)
    return goTo(portal, directoryPath)
  },
})

export const directoryOverviewOperations = [overviewPage, ...reset]
