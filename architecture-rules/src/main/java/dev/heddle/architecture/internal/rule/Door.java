package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What differs each time it is asked for comes into the inside through the door: a constructor or a parameter. Outside of it,
 * where the doors are made, these calls are right.
 */
final class Door {

    private static final Set<Layer> INSIDE = Set.of(Layer.DOMAIN, Layer.USE_CASE);

    private static final Calls TIME = Calls.of(Stream.concat(
            Stream.of("LocalDate", "LocalDateTime", "LocalTime", "ZonedDateTime", "OffsetDateTime",
                    "OffsetTime", "Year", "YearMonth", "MonthDay", "chrono.HijrahDate", "chrono.JapaneseDate",
                    "chrono.MinguoDate", "chrono.ThaiBuddhistDate")
                    .flatMap(type -> Stream.of("java.time." + type + ".now()",
                            "java.time." + type + ".now(java.time.ZoneId)")),
            Stream.concat(Stream.of("Chronology", "AbstractChronology", "IsoChronology", "HijrahChronology",
                    "JapaneseChronology", "MinguoChronology", "ThaiBuddhistChronology")
                    .flatMap(type -> Stream.of("java.time.chrono." + type + ".dateNow()",
                            "java.time.chrono." + type + ".dateNow(java.time.ZoneId)")),
                    Stream.of("java.time.Instant.now()", "java.time.Clock.systemUTC",
                            "java.time.Clock.systemDefaultZone",
                            "java.time.Clock.system",
                            "java.time.Clock.tickMillis", "java.time.Clock.tickSeconds", "java.time.Clock.tickMinutes",
                            "java.time.InstantSource.system", "java.lang.System.currentTimeMillis",
                            "java.lang.System.nanoTime", "java.util.Date.<init>()", "java.util.Calendar.getInstance",
                            "java.util.GregorianCalendar.<init>()",
                            "java.util.GregorianCalendar.<init>(java.util.TimeZone)",
                            "java.util.GregorianCalendar.<init>(java.util.Locale)",
                            "java.util.GregorianCalendar.<init>(java.util.TimeZone, java.util.Locale)",
                            "org.joda.time.DateTime.now",
                            "org.joda.time.DateTime.<init>()",
                            "org.joda.time.DateTime.<init>(org.joda.time.DateTimeZone)",
                            "org.joda.time.Instant.now", "org.joda.time.Instant.<init>()",
                            "org.joda.time.LocalDate.now",
                            "org.joda.time.LocalDate.<init>()", "org.joda.time.LocalDateTime.now",
                            "org.joda.time.LocalDateTime.<init>()", "org.joda.time.LocalTime.now",
                            "org.joda.time.LocalTime.<init>()", "org.joda.time.DateTimeUtils.currentTimeMillis",
                            "kotlin.time.Clock$System.now", "kotlinx.datetime.Clock$System.now")))
            .toArray(String[]::new));

    private static final Calls RANDOMNESS = Calls.of("java.lang.Math.random", "java.lang.StrictMath.random",
            "java.util.Random.<init>()", "java.util.SplittableRandom.<init>()",
            "java.util.concurrent.ThreadLocalRandom.current", "java.security.SecureRandom.<init>()",
            "java.security.SecureRandom.getInstance", "java.security.SecureRandom.getInstanceStrong",
            "java.util.random.RandomGenerator.getDefault", "java.util.random.RandomGenerator.of",
            "java.util.random.RandomGeneratorFactory.create()", "java.util.Collections.shuffle(java.util.List)",
            "kotlin.collections.CollectionsKt.shuffled(java.lang.Iterable)",
            "org.apache.commons.lang3.RandomUtils.*", "org.apache.commons.lang3.RandomStringUtils.*");

    /** Its one static field is the default, which Kotlin hands to {@code random()}, {@code shuffled()} and the like. */
    private static final Types DEFAULT_RANDOM = Types.of("kotlin.random.Random");

    private static final Calls IDS = Calls.of("java.util.UUID.randomUUID", "java.util.UUID.ofEpochMillis",
            "java.rmi.server.UID.<init>()", "com.github.f4b6a3.uuid.UuidCreator.*",
            "com.github.f4b6a3.ulid.UlidCreator.*", "com.github.f4b6a3.tsid.TsidCreator.*",
            "com.fasterxml.uuid.Generators.*", "com.aventrix.jnanoid.jnanoid.NanoIdUtils.randomNanoId",
            "io.hypersistence.tsid.TSID$Factory.*", "org.bson.types.ObjectId.<init>()", "org.bson.types.ObjectId.get",
            "kotlin.uuid.Uuid$Companion.random");

    private Door() {}

    static Check time() {
        return new ForbiddenCalls(Rule.of("time-comes-through-the-door",
                "The domain and use cases never ask for the time; they are given it, or a clock",
                "a test can't choose the time, and two questions within one request get two answers",
                "Take a java.time.Clock or InstantSource in the constructor of the use case, and hand the domain an Instant"),
                INSIDE, TIME, "the time must come through the door, as a clock or a value");
    }

    static Check randomness() {
        return new ForbiddenCalls(Rule.of("randomness-comes-through-the-door",
                "The domain and use cases never make random values; they are given them, or their source",
                "what is drawn inside can be neither tested nor repeated",
                "Take a java.util.random.RandomGenerator, or an interface of your own, in the constructor"),
                INSIDE, RANDOMNESS, DEFAULT_RANDOM, "randomness must come through the door, as a generator or a value");
    }

    static Check ids() {
        return new ForbiddenCalls(Rule.of("ids-come-through-the-door",
                "The domain and use cases never make up ids; they are given them, or what makes them",
                "a test can't say which id it expects, and how ids look is a decision of the store",
                "Take an id generator (an interface of your own) in the constructor of the use case; UUID as a type is fine"),
                INSIDE, IDS, "ids must come through the door, as a generator or a value");
    }
}
