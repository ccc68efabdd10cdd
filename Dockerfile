# syntax=docker/dockerfile:1

# docker build .                          the service with both platforms
# docker build --target slim .            without the embedded platform
# docker build --target sandbox --build-arg PROGRAM=lumenore-sandbox .
#                                         the stand-in for Lumenore's API
# make image                              from a binary that make built: no base image is pulled
#
# All of them for linux/amd64 and linux/arm64 (docker buildx build --platform …), each built on
# the machine's own architecture by a cross compiler.

# What every image is: a program and what it can't do without, run by nobody in particular.
FROM scratch AS base
LABEL org.opencontainers.image.title="Lumenore Analytics MCP server" \
      org.opencontainers.image.description="Business questions of your data from any AI assistant, over the Model Context Protocol" \
      org.opencontainers.image.source="https://github.com/lumenore/analytics-mcp-server" \
      org.opencontainers.image.url="https://github.com/lumenore/analytics-mcp-server" \
      org.opencontainers.image.vendor="Lumenore" \
      org.opencontainers.image.licenses="MIT" \
      io.modelcontextprotocol.server.name="io.github.lumenore/analytics-mcp-server"
USER 65532:65532

FROM base AS service
EXPOSE 8080 9090
# It asks /readyz of OPS_ADDR. Reading a large DATA_DIR for the first time takes minutes.
HEALTHCHECK --interval=10s --timeout=6s --start-period=5m --retries=3 CMD ["/lumenore-mcp", "healthcheck"]
ENTRYPOINT ["/lumenore-mcp"]

# From a binary made outside; `make image` puts it there.
FROM service AS prebuilt
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.version="$VERSION" org.opencontainers.image.revision="$REVISION"
COPY bin/image/ /

FROM --platform=$BUILDPLATFORM golang:1.26-bookworm AS source
WORKDIR /src
ARG TARGETARCH
# The embedded platform is C++; another architecture takes that one's compiler.
RUN set -eu; \
    case "$TARGETARCH" in amd64) gnu=x86-64-linux-gnu ;; arm64) gnu=aarch64-linux-gnu ;; \
    *) echo "no build for $TARGETARCH" >&2; exit 1 ;; esac; \
    if [ "$TARGETARCH" != "$(go env GOHOSTARCH)" ]; then \
      apt-get update -qq && apt-get install -qq -y --no-install-recommends "g++-$gnu" >/dev/null && rm -rf /var/lib/apt/lists/*; \
    fi
COPY . .
RUN git config --global --add safe.directory /src

FROM source AS build-slim
ARG TARGETARCH
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    CGO_ENABLED=0 GOOS=linux GOARCH=$TARGETARCH \
    go build -trimpath -ldflags '-s -w' -o bin/lumenore-mcp ./cmd/lumenore-mcp && \
    deployments/docker/image-root bin/lumenore-mcp /image

FROM source AS build
ARG TARGETARCH
ARG PROGRAM=lumenore-mcp
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    if [ "$TARGETARCH" != "$(go env GOHOSTARCH)" ]; then \
      case "$TARGETARCH" in amd64) gnu=x86_64-linux-gnu ;; arm64) gnu=aarch64-linux-gnu ;; esac; \
      export CC=$gnu-gcc CXX=$gnu-g++; \
    fi; \
    CGO_ENABLED=1 GOOS=linux GOARCH=$TARGETARCH make bin/$PROGRAM && \
    deployments/docker/image-root bin/$PROGRAM /image

FROM base AS sandbox
EXPOSE 8090
COPY --from=build /image/ /
ENTRYPOINT ["/lumenore-sandbox"]
CMD ["--address", ":8090"]

FROM service AS slim
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.version="$VERSION" org.opencontainers.image.revision="$REVISION"
COPY --from=build-slim /image/ /

FROM service AS full
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.version="$VERSION" org.opencontainers.image.revision="$REVISION"
COPY --from=build /image/ /
