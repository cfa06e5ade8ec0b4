import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { mailSettings } from './settings.ts'

export const mails = defineSlice({ fills: [signInSettings.fill(mailSettings)] })
