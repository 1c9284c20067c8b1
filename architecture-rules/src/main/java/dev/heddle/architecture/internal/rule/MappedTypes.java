package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.model.CodeClass;
import java.util.Optional;
import java.util.stream.Stream;

/** Classes of the project that are made for a database or for the wire: by an annotation, or generated for it. */
final class MappedTypes {

    private static final Types ANNOTATIONS = Types.of("jakarta.persistence.Entity", "javax.persistence.Entity",
            "jakarta.persistence.Embeddable", "javax.persistence.Embeddable", "jakarta.persistence.MappedSuperclass",
            "javax.persistence.MappedSuperclass", "jakarta.persistence.Table", "javax.persistence.Table",
            "jakarta.persistence.Id", "javax.persistence.Id", "jakarta.persistence.Column", "javax.persistence.Column",
            "org.springframework.data.annotation.Id", "org.springframework.data.relational.core.mapping..",
            "org.springframework.data.mongodb.core.mapping..", "org.springframework.data.redis.core.RedisHash",
            "org.springframework.data.elasticsearch.annotations..", "org.springframework.data.cassandra.core.mapping..",
            "org.bson.codecs.pojo.annotations..", "dev.morphia.annotations..",
            "io.micronaut.data.annotation.MappedEntity",
            "com.baomidou.mybatisplus.annotation..", "org.jdbi.v3.core.mapper.reflect..",
            "com.fasterxml.jackson.annotation..",
            "com.fasterxml.jackson.databind.annotation..", "com.fasterxml.jackson.dataformat.xml.annotation..",
            "tools.jackson.databind.annotation..", "jakarta.json.bind.annotation..", "javax.json.bind.annotation..",
            "jakarta.xml.bind.annotation..", "javax.xml.bind.annotation..", "com.google.gson.annotations..",
            "com.squareup.moshi..", "kotlinx.serialization.Serializable", "io.micronaut.serde.annotation..",
            "org.apache.avro.specific.AvroGenerated");

    private static final Types GENERATED = Types.of("com.google.protobuf..", "org.apache.avro.specific..",
            "org.apache.thrift.TBase", "org.jooq.impl..", "com.querydsl.core.types.dsl..",
            "io.quarkus.hibernate.orm.panache..", "io.quarkus.mongodb.panache..");

    private MappedTypes() {}

    static boolean isMapped(CodeClass type) {
        return sign(type).isPresent();
    }

    /** Returns what makes it one: an annotation, or what it extends. */
    static Optional<String> sign(CodeClass type) {
        Stream<String> annotations = type.annotations().stream().map(a -> a.type()).filter(ANNOTATIONS::has);
        Stream<String> supertypes = Stream.concat(type.superclass().stream(), type.interfaces().stream())
                .filter(GENERATED::has);
        return Stream.concat(annotations, supertypes).findFirst();
    }
}
