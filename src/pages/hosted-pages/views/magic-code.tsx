import { renderPage } from './page/render-page.ts'
import { CodePage, type CodePageProps } from './parts/code-page.tsx'

export type MagicCodeProps = CodePageProps

/** Sign in with a code from a mail. */
function MagicCodePage(props: MagicCodeProps) {
  return <CodePage {...props} pageKey="magic-code" text={props.page.messages.magicCode} />
}

export const renderMagicCode = (props: MagicCodeProps): string => renderPage(<MagicCodePage {...props} />)
