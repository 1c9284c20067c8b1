package dev.heddle.example.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.heddle.example.app.settings.LogFormat;
import java.net.URL;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Switches the look of the log; {@code logback.xml} holds until then. */
final class Logs {

    private Logs() {}

    static void use(LogFormat format) {
        switch (format) {
            case TEXT -> {
            }
            case JSON -> configure("/logback-json.xml");
        }
    }

    private static void configure(String resource) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        URL configuration = Objects.requireNonNull(Logs.class.getResource(resource), resource);
        try {
            configurator.doConfigure(configuration);
        } catch (JoranException e) {
            throw new IllegalStateException("Unable to read " + resource, e);
        }
    }
}
