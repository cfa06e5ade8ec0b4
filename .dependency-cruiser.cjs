/**
 * The direction of imports. A slice may use the public face (index.ts) of slices in lower rows, protocol code and the
 * platform; the platform knows nothing of the domain. Cycles are not allowed anywhere, types included.
 */
const rows = [
  ['environments', 'events', 'jobs'],
  [
    'branding',
    'cors-origins',
    'organization-domains',
    'messages',
    'mail',
    'radar',
    'redirect-uris',
    'roles',
    'sessions',
    'webhooks',
  ],
  ['organizations', 'users'],
  ['organization-memberships', 'identities', 'access-tokens'],
  ['actions', 'groups', 'authorization', 'invitations', 'jwt-templates', 'mfa', 'passkeys', 'social-providers'],
  ['api-keys', 'authentication'],
  ['password-resets', 'email-changes', 'erasures', 'impersonations'],
  ['hosted-pages'],
  ['seed', 'health', 'development', 'reference-pages'],
]
const slices = rows.flat()

/** No slice imports from its own row or a higher one. */
const upward = rows.flatMap((row, i) =>
  row.map((slice) => ({
    name: `${slice}-looks-down`,
    comment: 'A slice uses lower rows only. An upward need is a subscription or a parameter.',
    severity: 'error',
    from: { path: `^src/${slice}/` },
    to: {
      path: `^src/(${
        rows
          .slice(i)
          .flat()
          .filter((other) => other !== slice)
          .join('|') || '(?!)'
      })/`,
    },
  })),
)

module.exports = {
  forbidden: [
    ...upward,
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
      name: 'slices-through-their-face',
      comment: 'Other slices are used through index.ts; mails through templates/index.ts.',
      severity: 'error',
      from: { path: `^src/(${slices.join('|')})/` },
      to: {
        path: `^src/(${slices.join('|')})/`,
        pathNot: ['^src/$1/', '/index\\.ts$'],
      },
    },
    {
      name: 'no-tests-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(test|bench|scripts|examples)/' },
    },
    {
      name: 'no-undeclared-dependencies',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|\\.fixture\\.ts$|/fixtures/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'configuration-is-read-once',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(main|cli)\\.ts$|\\.test\\.tsx?$' },
      to: { path: '^src/platform/config/load-config\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.tsx?$|\\.fixture\\.ts$|/fixtures/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
