import { renderPage } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import { CodePage, type CodePageProps } from '../code-step/code-page.tsx'

export type MagicCodeProps = CodePageProps

function MagicCodePage(props: MagicCodeProps) {
  return <CodePage {...props} pageKey="magic-code" text={texts.codes.magicCode(props.page)} />
}

export const renderMagicCode = (props: MagicCodeProps): string => renderPage(<MagicCodePage {...props} />)
