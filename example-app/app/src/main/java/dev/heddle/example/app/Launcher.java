package dev.heddle.example.app;

import static java.util.stream.Collectors.joining;

import com.google.inject.CreationException;
import com.google.inject.Guice;
import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Message;
import java.util.Collection;

/** Puts the modules together, starts the service, and stops it when the process is told to end. */
final class Launcher {

    private Launcher() {}

    static void launch(Module... modules) {
        System.setProperty("guice_bytecode_gen_option", "DISABLED");
        try {
            Service service = Guice.createInjector(Stage.PRODUCTION, modules).getInstance(Service.class);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(service::stop));
            service.start();
            System.out.println(service.welcome());
        } catch (CreationException e) {
            fail(tell(e.getErrorMessages()));
        } catch (ServiceStartException e) {
            fail("The service can't start: " + e.getMessage());
        }
    }

    private static String tell(Collection<Message> errors) {
        return errors.stream().map(error -> "- " + error.getMessage())
                .collect(joining(System.lineSeparator(), "The service can't start, errors:" + System.lineSeparator(),
                        ""));
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
