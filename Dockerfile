# Built from the sources. The image of a release has the last stage alone, over a server that is built already.
FROM node:24-trixie-slim AS server
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY web/console/package.json web/console/
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm run installation -- /gatehouse && mkdir /data

# Without a shell. The user is 65532, and nothing is written outside of /data, so the root may be read-only.
FROM gcr.io/distroless/nodejs24-debian13:nonroot
COPY --from=server /gatehouse /app
# Files that are not in a bucket; mount a volume there.
COPY --from=server --chown=65532:65532 /data /data
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4100 GATEHOUSE_DATA_DIR=/data
EXPOSE 4100
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/nodejs/bin/node"]
# Not through npm, which does not hand SIGTERM on. Commands: dist/cli.js doctor, dist/cli.js migrate and so on.
CMD ["dist/main.js"]
