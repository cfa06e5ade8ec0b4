import type { Context } from '#platform/context.ts'
import { createAsk, type RetryPolicy } from './ask.ts'
import { openBamboohr } from './bamboohr/open-bamboohr.ts'
import { openGoogleWorkspace } from './google/open-google-workspace.ts'
import type { SourceSettings } from './settings.ts'
import type { DirectorySource } from './source.ts'

export function openSource(ctx: Context, settings: SourceSettings, retryPolicy: RetryPolicy): DirectorySource {
  const ask = createAsk(ctx.system, retryPolicy)
  switch (settings.source) {
    case 'google_workspace':
      return openGoogleWorkspace(ctx, settings, ask)
    case 'bamboohr':
      return openBamboohr(ctx, settings, ask)
  }
}
