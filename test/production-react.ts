// The production build of React, which the bundled server has too. The development build takes three times as long to render a
// page, and most of its warnings are about pages that React runs in the browser, which ours are not.
const { NODE_ENV } = process.env
process.env.NODE_ENV = 'production'
await Promise.all([import('react/jsx-runtime'), import('react-dom/server')])
process.env.NODE_ENV = NODE_ENV

export {}
