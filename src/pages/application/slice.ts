import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { homeSettings } from './settings.ts'

export const applicationOfReader = defineSlice({ fills: [signInSettings.fill(homeSettings)] })
