# Build: compiler for sqlite3, development packages, sources.
FROM node:24-bookworm-slim AS build
WORKDIR /app
RUN apt-get update \
  && apt-get install -y --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
# sqlite3 is compiled here: its prebuilt binary may want a newer C library than this image has, and its installer would
# not notice. The headers of Node come with the image, so nothing else is downloaded for it.
ENV npm_config_build_from_source=sqlite3 \
  npm_config_nodedir=/usr/local
COPY package.json package-lock.json ./
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json ./
COPY scripts ./scripts
COPY src ./src
COPY client ./client
COPY web ./web
RUN npm run build && npm prune --omit=dev

# Run: the built server and the packages it needs, as a user without rights.
FROM node:24-bookworm-slim
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  DATABASE_URL=sqlite:/data/chat.db
COPY --from=build /app/package.json /app/package.json
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /app/dist /app/dist
RUN mkdir /data && chown node:node /data
USER node
WORKDIR /data
VOLUME ["/data"]
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 8000}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=32", "/app/dist/main.js"]
