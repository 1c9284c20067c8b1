package dev.heddle.architecture.internal.rule;

/**
 * The libraries that rules know by name. Each name is in one list only, so that one dependency breaks one rule of those on
 * use cases.
 */
final class Libraries {

    /** Annotations that say something to readers and tools, and do nothing when the program runs. */
    static final Types NOTES = Types.of("org.jspecify.annotations..", "org.jetbrains.annotations..", "lombok..",
            "edu.umd.cs.findbugs.annotations..", "org.checkerframework..", "com.google.errorprone.annotations..",
            "javax.annotation.Nonnull", "javax.annotation.Nullable", "javax.annotation.CheckForNull",
            "javax.annotation.CheckReturnValue", "javax.annotation.ParametersAreNonnullByDefault",
            "javax.annotation.ParametersAreNullableByDefault", "javax.annotation.OverridingMethodsMustInvokeSuper",
            "javax.annotation.concurrent..", "javax.annotation.meta..", "javax.annotation.Generated",
            "javax.annotation.processing.Generated", "jakarta.annotation.Generated", "jakarta.annotation.Nonnull",
            "jakarta.annotation.Nullable", "org.springframework.lang..", "androidx.annotation..",
            "io.micronaut.core.annotation.NonNull", "io.micronaut.core.annotation.Nullable",
            "org.eclipse.jdt.annotation..", "org.immutables.value..", "com.google.auto.value..",
            "io.soabase.recordbuilder..", "org.apiguardian.api..", "net.jcip.annotations..", "org.jmolecules..",
            // is put in to measure coverage, and taken out again
            "org.jacoco..");

    static final Types LOGGING = Types.of("org.slf4j..", "java.util.logging..", "java.lang.System$Logger",
            "java.lang.System$LoggerFinder", "org.apache.logging..", "org.apache.log4j..",
            "org.apache.commons.logging..", "ch.qos.logback..", "org.jboss.logging..", "io.quarkus.logging..",
            "com.google.common.flogger..", "org.tinylog..", "org.pmw.tinylog..", "io.github.oshai.kotlinlogging..",
            "mu..");

    static final Types INJECTION = Types.of("jakarta.inject..", "javax.inject..", "com.google.inject..", "dagger..",
            "org.springframework.stereotype..", "org.springframework.beans.factory.annotation..",
            "org.springframework.context.annotation..", "jakarta.enterprise..", "javax.enterprise..",
            "jakarta.ejb..", "javax.ejb..", "jakarta.annotation.Resource", "javax.annotation.Resource",
            "jakarta.annotation.PostConstruct", "javax.annotation.PostConstruct", "jakarta.annotation.PreDestroy",
            "javax.annotation.PreDestroy", "jakarta.annotation.ManagedBean", "javax.annotation.ManagedBean",
            "jakarta.annotation.Priority", "javax.annotation.Priority", "io.micronaut.context.annotation..",
            "io.quarkus.arc..", "io.quarkus.runtime.Startup", "org.eclipse.microprofile.config.inject..",
            "io.helidon.service.registry..", "io.avaje.inject..", "org.osgi.service.component.annotations..");

    static final Types SQL = Types.of("java.sql..", "javax.sql..", "jakarta.persistence..", "javax.persistence..",
            "jakarta.data..", "jakarta.nosql..", "org.hibernate..", "org.eclipse.persistence..", "org.jdbi..",
            "org.jooq..", "org.apache.ibatis..", "com.baomidou.mybatisplus..", "com.querydsl..", "io.ebean..",
            "org.flywaydb..", "liquibase..", "com.zaxxer.hikari..", "org.postgresql..", "com.mysql..",
            "org.mariadb..", "oracle.jdbc..", "com.microsoft.sqlserver..", "org.h2..", "io.r2dbc..",
            "org.springframework.jdbc..", "org.springframework.data..", "org.springframework.orm..",
            "org.springframework.dao..", "org.springframework.r2dbc..", "io.quarkus.hibernate..",
            "io.quarkus.mongodb..", "io.quarkus.agroal..", "io.micronaut.data..", "io.vertx.sqlclient..",
            "io.vertx.pgclient..", "com.mongodb..", "org.bson..", "redis.clients..", "io.lettuce..", "org.redisson..",
            "com.datastax..", "org.neo4j..", "org.elasticsearch..", "co.elastic..", "org.opensearch..",
            "org.jetbrains.exposed..", "dev.heddle.repository..");

    static final Types HTTP = Types.of("java.net.http..", "java.net.URL", "java.net.URLConnection",
            "java.net.HttpURLConnection", "java.net.Socket", "java.net.ServerSocket", "com.sun.net.httpserver..",
            "jakarta.servlet..", "javax.servlet..", "jakarta.ws.rs..", "javax.ws.rs..", "jakarta.websocket..",
            "jakarta.xml.ws..", "javax.xml.ws..", "jakarta.jws..", "javax.jws..", "org.springframework.http..",
            "org.springframework.web..", "org.springframework.graphql..", "org.springframework.hateoas..",
            "org.springframework.ws..", "io.micronaut.http..", "io.quarkus.vertx.web..",
            "org.jboss.resteasy..", "org.glassfish.jersey..", "io.vertx..", "io.netty..", "io.undertow..",
            "org.eclipse.jetty..", "org.apache.catalina..", "io.javalin..", "spark..", "ratpack..", "io.muserver..",
            "okhttp3..", "retrofit2..", "feign..", "org.apache.http..", "org.apache.hc..", "org.asynchttpclient..",
            "io.grpc..", "graphql..", "com.netflix.graphql..", "io.ktor..", "org.http4k..",
            // how things look on the wire
            "com.fasterxml.jackson..", "tools.jackson..", "org.openapitools.jackson..", "com.google.gson..",
            "com.squareup.moshi..", "jakarta.json..", "javax.json..", "org.json..", "com.alibaba.fastjson..",
            "com.alibaba.fastjson2..", "jakarta.xml.bind..", "javax.xml.bind..", "com.google.protobuf..",
            "org.apache.avro..", "org.apache.thrift..", "kotlinx.serialization..", "io.swagger..",
            "org.eclipse.microprofile.openapi..", "org.eclipse.microprofile.graphql..",
            "org.eclipse.microprofile.rest..", "dev.heddle.delivery..", "dev.heddle.gateway..");

    static final Types FRAMEWORKS = Types.of("org.springframework..", "jakarta..", "java.rmi..", "javax.naming..",
            "javax.jms..", "javax.mail..",
            "javax.faces..", "javax.batch..", "javax.interceptor..", "javax.resource..", "javax.security.enterprise..",
            "javax.transaction..", "javax.validation..", "io.quarkus..", "io.micronaut..", "io.helidon..",
            "io.dropwizard..", "io.airlift..", "misk..", "play..", "grails..", "org.eclipse.microprofile..",
            "io.smallrye.config..", "io.smallrye.reactive..", "io.smallrye.faulttolerance..", "org.apache.kafka..",
            "com.rabbitmq..", "org.apache.activemq..", "org.apache.pulsar..", "io.nats..", "org.apache.camel..",
            "org.apache.struts..", "org.apache.wicket..", "com.vaadin..", "software.amazon.awssdk..",
            "com.amazonaws..", "com.azure..", "com.google.cloud..", "com.google.firebase..", "org.quartz..",
            "org.jobrunr..", "org.axonframework..", "io.temporal..", "org.camunda..", "org.activiti..",
            "org.flowable..", "akka..", "org.apache.pekko..", "com.hazelcast..", "org.osgi..",
            "org.hibernate.validator..");

    /**
     * What says where a transaction is and what a value must look like, as an annotation that needs nobody to run: a use case
     * owns the one, and a command may show the other.
     */
    static final Types DECLARATIONS = Types.of("org.springframework.transaction.annotation..",
            "jakarta.transaction.Transactional", "javax.transaction.Transactional",
            "io.micronaut.transaction.annotation..", "jakarta.validation.Valid", "jakarta.validation.constraints..",
            "jakarta.validation.Constraint", "jakarta.validation.Payload", "javax.validation.Valid",
            "javax.validation.constraints..", "javax.validation.Constraint", "javax.validation.Payload",
            "org.hibernate.validator.constraints..", "org.springframework.validation.annotation.Validated",
            "org.springframework.modulith..");

    static final Types NONE = Types.of();

    private Libraries() {}
}
