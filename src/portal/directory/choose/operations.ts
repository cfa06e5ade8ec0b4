import { createDirectory, type DirectoryRow, deleteDirectory } from '#directory-sync/directories/index.ts'
import { type DirectoryGuide, directoryGuides } from '#pages/provider-guides/index.ts'
import { defineChoice, goTo, inTurn, type Portal, showOnce } from '../../kit/index.ts'
import { currentDirectory, directoryPath, isInSetup, isScim, pathOf, providerOf, setUpPathOf } from '../directory.ts'
import { texts } from '../texts/index.ts'
import { renderPortalChooseDirectory } from './choose.tsx'

/** The page with which its set-up continues, or which shows it. */
const urlOf = (directory: DirectoryRow) => (isInSetup(directory) ? setUpPathOf(directory) : pathOf(directory))

export const chooseDirectoryOperations = defineChoice<DirectoryGuide>({
  part: 'directory',
  name: 'directory',
  path: directoryPath,
  summaries: ['Show the directory of an organization', 'Select the provider of a directory'],
  guides: () => directoryGuides,
  async current(portal) {
    const directory = await currentDirectory(portal)
    return directory && { url: urlOf(directory), isOpen: isInSetup(directory), provider: providerOf(directory) }
  },
  render(portal, common) {
    const providers = directoryGuides.map(({ slug, name, glyph, directoryType }) => ({
      slug,
      name,
      glyph,
      detail: isScim({ type: directoryType }) ? 'SCIM 2.0' : texts.choose(portal.page).pulled,
      isGeneric: directoryType.startsWith('generic'),
    }))
    return renderPortalChooseDirectory({ ...common, providers })
  },
  async choose(portal, guide) {
    const { directory, token } = await chosenDirectory(portal, guide)
    const answer = goTo(portal, urlOf(directory))
    return token === undefined ? answer : answer.withCookies([showOnce(portal, directory.id, token)])
  },
})

/** The directory for a provider, with its token if it was created now. */
function chosenDirectory(
  portal: Portal,
  { directoryType: type, name }: DirectoryGuide,
): Promise<{ directory: DirectoryRow; token: string | undefined }> {
  return inTurn(portal, async (tx) => {
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

/** What the application has set for the directory; it stays when the provider changes. */
function settingsOf({ external_id, domain, provisions_members, attribute_map }: DirectoryRow) {
  return { ...(external_id === null ? {} : { external_id }), domain, provisions_members, attribute_map }
}
