import { defineConfig } from 'vite'

/** What `npm run build` puts into `dist/console`, and what a first view may weigh. */
export default defineConfig({
  base: '/console/',
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    // The server compresses once and keeps it; see `src/console/site`.
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      onLog(level, log, handle) {
        // Marks of packages for frameworks that render on a server; there is none here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
      },
    },
  },
})
