import { Type } from 'typebox'
import { createDirectory, type DirectoryRow, deleteDirectory } from '#directory-sync/directories/index.ts'
import { type DirectoryGuide, directoryGuides } from '#pages/provider-guides/index.ts'
import { lockPortalSession } from '#sso/portal-links/index.ts'
import {
  definePortalForm,
  definePortalPage,
  goTo,
  type Portal,
  portalForm,
  showOnce,
  showPortalPage,
  withGuideStyles,
} from '../../kit/index.ts'
import { currentDirectory, directoryPath, isInSetup, isScim, pathOf, providerOf, setUpPathOf } from '../directory.ts'
import { texts } from '../texts/index.ts'
import { renderPortalChooseDirectory } from './choose.tsx'

const part = 'directory'

const directoryPage = definePortalPage({
  name: 'directory',
  path: directoryPath,
  summary: 'Show the directory of an organization',
  part,
  async show(portal) {
    const directory = await currentDirectory(portal)
    if (directory !== undefined && !isInSetup(directory)) return goTo(portal, pathOf(directory))
    const html = renderPortalChooseDirectory({
      page: withGuideStyles(portal.page),
      providers: directoryGuides.map(({ slug, name, monogram, directoryType }) => ({
        slug,
        name,
        monogram,
        detail: isScim({ type: directoryType }) ? 'SCIM 2.0' : texts.choose(portal.page).pulled,
        isGeneric: directoryType.startsWith('generic'),
      })),
      form: portalForm(portal, directoryPath),
      current: directory && { provider: providerOf(directory), url: setUpPathOf(directory) },
    })
    return showPortalPage(portal, html)
  },
})

const chooseForm = definePortalForm({
  name: 'directory.choose',
  path: directoryPath,
  summary: 'Select the provider of a directory',
  part,
  fields: { guide: Type.String({ maxLength: 64 }) },
  async submit(portal, { guide: slug }) {
    const guide = directoryGuides.find((each) => each.slug === slug)
    if (guide === undefined) return goTo(portal, directoryPath)
    const { directory, token } = await chosenDirectory(portal, guide)
    const answer = goTo(portal, isInSetup(directory) ? setUpPathOf(directory) : pathOf(directory))
    return token === undefined ? answer : answer.withCookies([showOnce(portal, directory.id, token)])
  },
})

/** The directory for a provider, with its token if it was made now: of a form that is sent twice, one. */
function chosenDirectory(
  portal: Portal,
  { directoryType: type, name }: DirectoryGuide,
): Promise<{ directory: DirectoryRow; token: string | undefined }> {
  return portal.ctx.transaction(async (tx) => {
    await lockPortalSession(tx, portal.session.id)
    const { organization } = portal
    const current = await currentDirectory({ ctx: tx, organization })
    if (current !== undefined && (!isInSetup(current) || current.type === type)) {
      return { directory: current, token: undefined }
    }
    if (current !== undefined) await deleteDirectory(tx, current.id)
    const { directory, token } = await createDirectory(tx, {
      ...(current === undefined ? {} : settingsOf(current)),
      organization_id: organization.id,
      type,
      name,
    })
    return { directory, token: token?.value }
  })
}

/** What the application has set for the directory, whoever its provider will be. */
function settingsOf({ external_id, domain, provisions_members, attribute_map }: DirectoryRow) {
  return { ...(external_id === null ? {} : { external_id }), domain, provisions_members, attribute_map }
}

export const chooseDirectoryOperations = [directoryPage, chooseForm]
