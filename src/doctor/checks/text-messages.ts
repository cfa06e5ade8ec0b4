import { errorMessage } from '#platform/error-code.ts'
import type { Check } from '../check.ts'
import { note, ok, problem } from '../finding.ts'
import { probe } from '../probe.ts'

/** Whether the operator's sender of text messages can be reached. A signed POST would send one, so this is a GET. */
export const textMessages: Check = {
  name: 'Text messages',
  async examine({ secrets }) {
    if (secrets.sms === undefined) return [note('SMS_WEBHOOK_URL is not set, so phones cannot be enrolled.')]
    try {
      const { status } = await probe(secrets.sms.url)
      return [ok(`The sender of text messages is there: it answers ${status} to a GET.`)]
    } catch (error) {
      return [
        problem(
          `The sender of text messages does not answer: ${errorMessage(error)}`,
          'Check SMS_WEBHOOK_URL, and that its server runs.',
        ),
      ]
    }
  },
}
