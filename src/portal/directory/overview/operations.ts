import { deleteDirectory, scimEndpoint } from '#directory-sync/directories/index.ts'
import { definePortalForm, definePortalPage, goTo, portalForm, showPortalPage } from '../../kit/index.ts'
import { directoryOf, directoryPath, isScim, pathOf, providerOf, setUpPathOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { readRun } from '../source/read-run.ts'
import { isArriving, readCounts } from '../sync/counts.ts'
import { syncState } from '../sync/operations.ts'
import { renderPortalDirectoryOverview } from './overview.tsx'
import { renderPortalResetDirectory } from './reset.tsx'

const path = `${directoryPath}/{id}`
const part = 'directory'

const overviewPage = definePortalPage({
  name: 'directory.overview',
  path,
  summary: 'Show a directory',
  part,
  async show(portal, { id }) {
    const directory = await directoryOf(portal, id)
    const html = renderPortalDirectoryOverview({
      place: placeOf(portal, directory),
      state: syncState(directory),
      counts: await readCounts(portal, directory),
      isArriving: isArriving(portal, directory),
      setUpUrl: setUpPathOf(directory),
      run: isScim(directory) ? undefined : await readRun(portal, directory),
      endpoint: isScim(directory) ? scimEndpoint(portal.ctx, directory) : undefined,
      provisionsMembers: directory.provisions_members,
    })
    return showPortalPage(portal, html)
  },
})

const resetPage = definePortalPage({
  name: 'directory.reset',
  path: `${path}/reset`,
  summary: 'Show what resetting a directory means',
  part,
  async show(portal, { id }) {
    const directory = await directoryOf(portal, id)
    const html = renderPortalResetDirectory({
      page: portal.page,
      provider: providerOf(directory),
      isPulled: !isScim(directory),
      form: portalForm(portal, pathOf(directory, 'reset')),
      backUrl: pathOf(directory),
    })
    return showPortalPage(portal, html)
  },
})

const resetForm = definePortalForm({
  name: 'directory.reset',
  path: `${path}/reset`,
  summary: 'Delete a directory to start over',
  part,
  async submit(portal, _fields, { id }) {
    const directory = await directoryOf(portal, id)
    await deleteDirectory(portal.ctx, directory.id)
    return goTo(portal, directoryPath)
  },
})

export const directoryOverviewOperations = [overviewPage, resetPage, resetForm]
