package dev.heddle.example.app;

import static java.util.stream.Collectors.joining;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the modules together, starts the service, and stops it when the process is told to end. */
final class Launcher {

    private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

    private Launcher() {}

    static void launch(Module... modules) {
        // Without this, Guice 7 defines classes by sun.misc.Unsafe, and the JVM warns of that at each start.
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        try {
            Service service = Guice.createInjector(Stage.PRODUCTION, modules).getInstance(Service.class);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(() -> stop(service)));
            Signals.takeOver();
            service.start();
            System.out.println(service.welcome());
        } catch (CreationException e) {
            fail(tell(e.getErrorMessages()));
        } catch (ServiceStartException e) {
            fail("The service can't start: " + e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("Unexpected exception at the start", e);
            fail("The service can't start, for a reason that its makers did not foresee: " + e);
        }
    }

    private static void stop(Service service) {
        try {
            service.stop();
        } catch (InterruptedException e) {
            LOG.warn("Interrupted while stopping", e);
        }
    }

    private static String tell(Collection<Message> errors) {
        return errors.stream().map(Message::getMessage).distinct()
                .collect(joining(System.lineSeparator() + "- ",
                        "The service can't start:" + System.lineSeparator() + "- ",
                        ""));
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
