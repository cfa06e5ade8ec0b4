import { brandingArea } from '#environment/branding/index.ts'
import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { listMailsOperation } from './operations/list-mails.ts'
import { previewMailOperation } from './operations/preview-mail.ts'
import { sendTestMailOperation } from './operations/send-test-mail.ts'
import { mailSettings } from './settings.ts'

export const mails = defineSlice({
  area: brandingArea,
  operations: [listMailsOperation, previewMailOperation, sendTestMailOperation],
  fills: [signInSettings.fill(mailSettings)],
})
