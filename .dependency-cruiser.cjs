const { sliceFolders: order } = require('./scripts/check/slice-folders.cjs')

/**
 * The direction of imports. A slice may use the public face (index.ts) of the slices before it, protocol code and the
 * platform; the platform knows nothing of the domain. Cycles are not allowed anywhere, types included.
 *
 * The order is that of the catalog.
 */
const areas = [...new Set(order.map((slice) => slice.split('/')[0]))]

/** No slice imports a later one, of its own area or of a later area. Short patterns: each is compared with each import. */
const upward = order.map((slice, i) => {
  const [area] = slice.split('/')
  const later = order.slice(i + 1).filter((each) => each.startsWith(`${area}/`))
  return {
    name: `${slice}-looks-down`,
    comment: 'A slice uses earlier ones only. An upward need is an extension point or a parameter.',
    severity: 'error',
    from: { path: `^src/${slice}/` },
    to: { path: `^src/(${[...later, ...areas.slice(areas.indexOf(area) + 1)].join('|') || '(?!)'})/` },
  }
})

/** The folders of texts of areas stand below their slices. */
const texts = areas.map((area) => ({
  name: `texts-of-${area}-look-down`,
  comment: 'Slices read the texts of their area, so these know earlier areas only.',
  severity: 'error',
  from: { path: `^src/${area}/texts/` },
  to: { path: `^src/(${order.slice(order.findIndex((slice) => slice.startsWith(`${area}/`))).join('|')})/` },
}))

module.exports = {
  forbidden: [
    ...upward,
    ...texts,
    {
      name: 'texts-of-its-own-area',
      comment: 'An area has its texts for itself. Another one uses what a slice offers in its index.ts.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/texts/', pathNot: '^src/$1/' },
    },
    {
      name: 'texts-of-its-own-slice',
      comment: 'A slice that has texts of its own has them for itself.',
      severity: 'error',
      from: { path: '^src/([^/]+/[^/]+)/' },
      to: { path: '^src/[^/]+/[^/]+/texts/', pathNot: '^src/$1/' },
    },
    {
      name: 'languages-through-their-index',
      severity: 'error',
      from: { pathNot: '/texts/[^/]+$' },
      to: { path: '/texts/[^/]+$', pathNot: '/(index|define-texts)\\.ts$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'protocol-knows-nothing-of-ours',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '^src/', pathNot: '^src/protocol/' },
    },
    {
      name: 'packaged-postgres-stands-alone',
      comment: 'It starts a database where none is configured; a server with a DATABASE_URL does not need it.',
      severity: 'error',
      from: { path: '^src/packaged-postgres/' },
      to: { path: '^src/', pathNot: '^src/(packaged-postgres|platform)/' },
    },
    {
      name: 'slices-through-their-face',
      comment: 'Other slices are used through index.ts; the catalog alone reads slice.ts.',
      severity: 'error',
      from: { path: `^src/(${order.join('|')})/` },
      to: {
        path: `^src/(${order.join('|')})/`,
        pathNot: ['^src/$1/', `^src/(${order.join('|')})/index\\.ts$`, '\\.fixture\\.tsx?$'],
      },
    },
    ...['api', 'ui', 'shell', 'features'].map((layer, i, layers) => ({
      name: `console-${layer}-looks-down`,
      comment: 'In the console, features use the shell, the shell uses the parts, and these use the client.',
      severity: 'error',
      from: { path: `^web/console/src/${layer}/` },
      to: { path: `^web/console/src/(${layers.slice(i + 1).join('|') || '(?!)'})/` },
    })),
    {
      name: 'console-features-apart',
      comment: 'A page of one noun links to another by its address.',
      severity: 'error',
      from: { path: '^web/console/src/features/([^/]+)/' },
      to: { path: '^web/console/src/features/', pathNot: '^web/console/src/features/$1/' },
    },
    {
      name: 'no-fixtures-in-the-product',
      comment: 'Fixtures of tests use each other and the product.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.fixture\\.tsx?$' },
      to: { path: '\\.fixture\\.tsx?$' },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.fixture\\.tsx?$' },
      to: { path: '^(test|bench|scripts|examples)/' },
    },
    {
      name: 'no-undeclared-dependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.fixture\\.tsx?$' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'configuration-is-read-once',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(serve|cli|doctor/index)\\.ts$|\\.fixture\\.tsx?$' },
      to: { path: '^src/platform/config/load-config\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    skipAnalysisNotInRules: true,
    exclude: { path: '\\.test\\.tsx?$|/fixtures/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
