// `npm run build`: makes dist/ from src/.
import { bundle } from './lib/bundle.mjs'

try {
  await bundle(['src/main.ts', 'src/cli.ts', 'src/sso/connections/validation/saml-thread.ts'], 'dist')
} catch {
  // The bundler has said what is wrong, and where.
  process.exitCode = 1
}
