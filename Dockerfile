# Sentinel Sync as a small image, for a user without rights on a root that may be read-only.
#
#   mvn -q -DskipTests package && docker build -t sentinel-sync:local .
#
# The input is what Maven packaged, not the sources: the jar in the image is the jar that was tested, the
# build needs no network, and there is one place that knows how the program is built. deploy/image has
# the platforms. Both base images are arguments, pinned by digest; .github/renovate.json raises tag and
# digest together.
ARG JDK_IMAGE=eclipse-temurin:25.0.3_9-jdk-noble@sha256:735baf2edc6cd6485240144a84fa4db142b9a6f47b4eb4080f31058d200f9813
ARG BASE_IMAGE=debian:13.7-slim@sha256:a29215f6a35e51e22adffa17f89e9d2ef06214e64a2bad10d765c46aea49f11f

# A Java runtime with the modules that the program uses. jdk.crypto.ec: TLS with most Git hosts.
# jdk.management and jdk.unsupported: metrics, and libraries that still reach for Unsafe. jdk.zipfs:
# Camel reads resources of jars. jdk.localedata is left out: the program speaks Locale.ROOT.
FROM ${JDK_IMAGE} AS runtime
RUN jlink --strip-java-debug-attributes --no-man-pages --no-header-files --compress=zip-6 --output /jre \
    --add-modules java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.xml,java.xml.crypto,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

FROM ${BASE_IMAGE}
RUN useradd --system --uid 10001 --user-group --home-dir /app --shell /usr/sbin/nologin sentinel-sync \
    && install -d -o 10001 -g 10001 /data /site /logs
COPY --from=runtime /jre /opt/java
WORKDIR /app
COPY target/lib lib
COPY target/sentinel-sync.jar LICENSE NOTICE ./
COPY routes routes
COPY config config
# One run of the demonstration writes down which classes are loaded and linked; a later start takes
# them from there. A Java of another build ignores the file.
RUN /opt/java/bin/java -XX:AOTCacheOutput=/app/sentinel-sync.aot -jar sentinel-sync.jar demo --folder /tmp/demo >/dev/null \
    && rm -rf /tmp/*
USER 10001:10001
VOLUME ["/data", "/site"]
# Webhooks on all interfaces of the container; management too, since the scraper and the probes of an
# orchestrator come from outside. Publish that port to nobody else.
ENV SENTINEL_SYNC_STATE=/data \
    SENTINEL_SYNC_TARGET=file:/site \
    SENTINEL_SYNC_HTTP_HOST=0.0.0.0 \
    SENTINEL_SYNC_MANAGEMENT_HOST=0.0.0.0 \
    SENTINEL_SYNC_LOG=json
EXPOSE 8080 8081
# The program asks itself, so that the image needs no tool for it. The start takes seconds; migrating a
# large database may take a minute.
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 \
    CMD ["/opt/java/bin/java", "-XX:AOTCache=/app/sentinel-sync.aot", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", "-jar", "/app/sentinel-sync.jar", "health"]
# As the first process, so that it gets SIGTERM itself. JAVA_TOOL_OPTIONS adds options. Netty reaches for
# Unsafe, which Java 25 would say at each start.
ENTRYPOINT ["/opt/java/bin/java", "--sun-misc-unsafe-memory-access=allow", "-XX:AOTCache=/app/sentinel-sync.aot", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "sentinel-sync.jar"]
CMD ["run"]
ARG VERSION=unversioned
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Sentinel Sync" \
    org.opencontainers.image.description="Keeps a documentation site of Microsoft Sentinel content true to its Git repository." \
    org.opencontainers.image.url="https://github.com/sentinel-sync/sentinel-sync" \
    org.opencontainers.image.source="https://github.com/sentinel-sync/sentinel-sync" \
    org.opencontainers.image.documentation="https://github.com/sentinel-sync/sentinel-sync/tree/main/docs" \
    org.opencontainers.image.vendor="The Sentinel Sync authors" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}"
