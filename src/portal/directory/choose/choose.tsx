import { renderPage } from '#pages/kit/index.ts'
import { ChoosePage, type ChooseProps } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** All providers of directories. */
export const renderPortalChooseDirectory = (props: ChooseProps): string =>
  renderPage(<ChoosePage part="directory" text={texts.choose(props.page)} {...props} />)
