import { type DestinationChange, updateLogStream } from '#audit-logs/log-streams/index.ts'
import { logStreamGuides } from '#pages/provider-guides/index.ts'
import { serviceFormFields } from '../kit/index.ts'
import { renderDestinationForm, storeDestination } from './destination-form.ts'
import { guideOf, streamPages } from './log-stream.ts'
import { testStream } from './test-stream.ts'

const settingsPage = streamPages.page({
  name: 'settings',
  summary: 'Show the form for the destination of a log stream',
  async show({ portal, subject: stream, form, url }, _query, failure) {
    return renderDestinationForm(portal, {
      guide: guideOf(stream),
      form: form('settings'),
      backUrl: url(),
      failure,
      stream,
    })
  },
})

const settingsForm = streamPages.form({
  name: 'settings',
  summary: 'Change the destination of a log stream',
  fields: serviceFormFields(logStreamGuides),
  async submit(about, entered) {
    const { portal, subject: stream } = about
    const guide = guideOf(stream)
    const outcome = await storeDestination(portal, { guide, entered, isKept: true }, (values) =>
      updateLogStream(portal.ctx, stream.id, {
        destination: { type: guide.type, ...values } as DestinationChange,
      }),
    )
    return 'refused' in outcome ? about.refuse('settings', outcome.refused, 422) : testStream(about)
  },
})

export const logStreamSettingsOperations = [settingsPage, settingsForm]
