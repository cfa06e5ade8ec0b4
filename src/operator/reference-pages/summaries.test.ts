import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

/** What operations do. A new verb joins the list when none of these says it. */
const verbs = new Set(
  `Accept Activate Add Allow Answer Approve Ask Assess Assign Authenticate Call Challenge Change Check Compare Complete
  Configure Confirm Connect Continue Copy Count Create Deactivate Declare Decrypt Delete Deny Describe Diagnose Disable
  Disconnect Download Enable End Enroll Erase Evaluate Expire Explain Export Finish Get Hand Impersonate Import Include
  Introspect Invite Issue Join List Mint Pause Poll Preview Push Reactivate Read Redirect Refresh Register Remove Rename
  Replace Replay Report Resend Reset Respond Restart Retry Return Revoke Roll Rotate Run Search Select Send Set
  Show Sign Start Submit Test Update Validate Verify Wrap`.split(/\s+/),
)

test('the summary of every operation is a short imperative phrase; what it leaves out is said in sentences', async () => {
  const { operations } = (await startServer()).app
  const faults = operations.flatMap(({ id, summary, description }) => {
    const isPhrase = /^[A-Z][\w '/,-]+$/.test(summary) && summary.length <= 60 && verbs.has(summary.split(' ')[0] ?? '')
    const isText = description === undefined || /^[A-Z`].*\.$/.test(description)
    return isPhrase && isText ? [] : [[id, summary, description]]
  })
  expect(faults).toEqual([])
})
