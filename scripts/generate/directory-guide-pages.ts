import { type DirectoryFamily, familyOf } from '#directory-sync/directories/index.ts'
import type { DirectoryGuide, DirectoryValue, GuideValues } from '#pages/provider-guides/index.ts'
import type { GeneratedFile } from './generated-file.ts'
import { guideSteps } from './guide-steps.ts'
import { code, pageHead, table } from './markdown.ts'

const folder = 'docs/guides/directory-sync'

/** As in the answer of `POST /directories`. */
const values: GuideValues<DirectoryValue> = { endpoint: 'https://auth.example.com/scim/v2.0/<key>' }

/** A page for each provider of directories, with what the Admin Portal tells administrators, and the list of them. */
export function directoryGuidePages(guides: readonly DirectoryGuide[]): GeneratedFile[] {
  return [
    { path: `${folder}/README.md`, content: overview(guides) },
    ...guides.map((guide) => ({ path: `${folder}/${guide.slug}.md`, content: page(guide) })),
  ]
}

function overview(guides: readonly DirectoryGuide[]): string {
  const rows = guides.map(({ slug, name, directoryType }) => [`[${name}](${slug}.md)`, code(directoryType)])
  return [
    pageHead('Directory providers', '`src/pages/provider-guides/directories`'),
    'How the administrator of a customer lets their provider send people and groups, or lets us read them: what the Admin Portal shows',
    'them, in the same words. [Directory Sync](../directory-sync.md) is about the application.\n',
    table(['Provider', 'Type of directory'], rows),
  ].join('\n')
}

const introductions: Readonly<Record<DirectoryFamily, readonly string[]>> = {
  scim: [
    'The Admin Portal shows your customer’s administrator these steps in their language, with the endpoint of the directory filled',
    'in and the token to copy. [How to create a directory](../directory-sync.md#create-a-directory).\n',
  ],
  google: [
    'The Admin Portal shows your customer’s administrator these steps in their language, and then takes the file and the email.',
    '[What is read, and how it is set up by API](../directory-sync-google.md).\n',
  ],
  bamboohr: [
    'The Admin Portal shows your customer’s administrator these steps in their language, and then takes the key and the company.',
    '[What is read, and how it is set up by API](../directory-sync-bamboohr.md).\n',
  ],
}

function page(guide: DirectoryGuide): string {
  return [
    pageHead(`Directory Sync with ${guide.name}`, `\`src/pages/provider-guides/directories/${guide.slug}.ts\``),
    ...introductions[familyOf(guide.directoryType)],
    `The type of the directory is ${code(guide.directoryType)}.\n`,
    guideSteps(guide, { values, level: '##' }),
  ].join('\n')
}
