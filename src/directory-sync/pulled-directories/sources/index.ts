import type { Context } from '#platform/context.ts'
import { createAsk, type Patience } from './ask.ts'
import { openBamboohr } from './bamboohr/open-bamboohr.ts'
import { openGoogleWorkspace } from './google/open-google-workspace.ts'
import type { SourceSettings } from './settings.ts'
import type { DirectorySource } from './source.ts'

export function openSource(ctx: Context, settings: SourceSettings, patience: Patience): DirectorySource {
  const ask = createAsk(ctx.system, patience)
  switch (settings.source) {
    case 'google_workspace':
      return openGoogleWorkspace(ctx, settings, ask)
    case 'bamboohr':
      return openBamboohr(ctx, settings, ask)
  }
}
