import { renderPage } from '#pages/kit/index.ts'
import { DangerPage, type DangerPageProps } from '../../kit/index.ts'
import type { WayBack } from './way-back.ts'
import { WayBackField } from './way-back-field.tsx'

export interface ActivateProps extends Omit<DangerPageProps, 'pageKey' | 'place' | 'fields'> {
  wayBack: WayBack
}

/** Asks before a connection is activated without a successful test. */
export const renderPortalActivate = ({ wayBack, ...props }: ActivateProps): string =>
  renderPage(
    <DangerPage
      {...props}
      pageKey="portal/sso/activate"
      place="sso"
      fields={<WayBackField page={props.page} wayBack={wayBack} />}
    />,
  )
