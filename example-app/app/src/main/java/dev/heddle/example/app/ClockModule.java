package dev.heddle.example.app;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.inject.AbstractModule;
import dev.heddle.usecase.IdGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;

/** Binds where time and ids come from. */
final class ClockModule extends AbstractModule {

    /** PostgreSQL keeps microseconds: a finer time would come back as another one. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    @Override
    protected void configure() {
        bind(InstantSource.class).toInstance(Clock.tick(Clock.systemUTC(), TICK));
        bind(IdGenerator.class).toInstance(UuidCreator::getTimeOrderedEpochPlus1);
    }
}
