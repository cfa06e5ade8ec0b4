// `npm run build`: makes dist/ from src/.
import { bundle, product } from './lib/bundle.mjs'

try {
  await bundle(product, 'dist')
} catch {
  // The bundler has said what is wrong, and where.
  process.exitCode = 1
}
