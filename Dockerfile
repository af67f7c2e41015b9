# Sentinel Sync as a small image: built with Maven, run on a Java runtime that holds only the modules
# that the program uses, as a user without rights. Versions are pinned; raise them on purpose.

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /build
# The dependencies first: they change less often than the sources.
COPY pom.xml .
RUN mvn -q -B dependency:go-offline
COPY src src
COPY routes routes
COPY config config
RUN mvn -q -B -DskipTests package

# jdk.crypto.ec: TLS with most Git hosts. jdk.management and
# jdk.unsupported: metrics, and libraries that still reach for Unsafe. jdk.localedata is left out:
# the program speaks Locale.ROOT. jdk.zipfs: Camel reads resources of jars.
FROM eclipse-temurin:17.0.15_6-jdk-jammy AS runtime
RUN jlink --strip-debug --no-man-pages --no-header-files --compress=2 --output /jre \
    --add-modules java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.xml,java.xml.crypto,jdk.crypto.ec,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs

FROM debian:12.11-slim
# curl: the health check below. ca-certificates is its dependency; Java brings its own.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin sentinel-sync \
    && install -d -o sentinel-sync /data /site
COPY --from=runtime /jre /opt/java
WORKDIR /app
COPY --from=build /build/target/sentinel-sync.jar ./
COPY --from=build /build/target/lib lib
COPY routes routes
COPY config config
USER 10001
VOLUME ["/data", "/site"]
# Webhooks on all interfaces of the container; management too, since the scraper and the health check
# of an orchestrator come from outside. Publish that port to nobody else.
ENV SENTINEL_SYNC_STATE=/data \
    SENTINEL_SYNC_TARGET=file:/site \
    SENTINEL_SYNC_HTTP_HOST=0.0.0.0 \
    SENTINEL_SYNC_MANAGEMENT_HOST=0.0.0.0 \
    SENTINEL_SYNC_LOG=json \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080 8081
# The start takes seconds; migrating a large database may take a minute.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
    CMD ["curl", "-fsS", "-o", "/dev/null", "http://127.0.0.1:8081/observe/health/live"]
# As the first process, so that it gets SIGTERM itself.
ENTRYPOINT ["/opt/java/bin/java", "-jar", "sentinel-sync.jar"]
CMD ["run"]
