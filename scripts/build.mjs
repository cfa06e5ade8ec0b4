// `npm run build`: makes dist/ from src/ and web/.
import { buildConsole } from './lib/build-console.mjs'
import { bundle, product } from './lib/bundle.mjs'

try {
  await Promise.all([bundle(product, 'dist'), buildConsole()])
} catch {
  // The bundler has said what is wrong, and where.
  process.exitCode = 1
}
