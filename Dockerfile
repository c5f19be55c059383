# The container image: the release binary, which needs nothing else, and a user without rights.
#
#   docker build -t stacklint .
#   docker run --rm --network none --read-only -v "$PWD:/src:ro" stacklint
#
# `docker build --target binary --output bin .` leaves the binary itself in `bin/`.

FROM docker.io/library/swift:6.1-bookworm@sha256:48a6d9c230cd654b262f805978d1d56b2aadf5b3c0d2fc088643296692cbca62 AS build
WORKDIR /build
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libre2-dev=20220601+dfsg-1+b1 \
        libyaml-dev=0.2.5-1 \
        pkg-config=1.8.1-1 \
    && rm -rf /var/lib/apt/lists/*
COPY Package.swift ./
COPY script script
COPY Plugins Plugins
COPY Benchmarks Benchmarks
COPY Tests Tests
COPY Rules Rules
COPY Sources Sources
RUN script/build

FROM scratch AS binary
COPY --from=build /build/.build/release/stacklint /stacklint

# stacklint ignore=missing-healthcheck -- a command that ends, not a service
FROM scratch
LABEL org.opencontainers.image.title="stacklint" \
      org.opencontainers.image.description="Linter and policy engine for deployment stacks" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.licenses="MIT"
COPY --from=binary /stacklint /usr/bin/stacklint
WORKDIR /src
USER 10001:10001
ENTRYPOINT ["/usr/bin/stacklint"]
