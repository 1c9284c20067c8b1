package dev.heddle.example.app.settings;

import com.google.inject.AbstractModule;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** Binds {@link Settings}. Reports what is wrong with them as binding errors, so that all errors are told at once. */
public final class SettingsModule extends AbstractModule {

    private final Map<String, String> environment;
    private final Path file;

    /**
     * Creates the module.
     *
     * @param file a properties file, which need not be there
     */
    public SettingsModule(Map<String, String> environment, Path file) {
        this.environment = environment;
        this.file = file;
    }

    @Override
    protected void configure() {
        SettingsReader reader = new SettingsReader(environment, readFile());
        bind(Settings.class).toInstance(Settings.from(reader));
        for (String problem : reader.problems()) {
            addError("%s", problem);
        }
    }

    private Map<String, String> readFile() {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader text = Files.newBufferedReader(file)) {
                properties.load(text);
            } catch (IOException | IllegalArgumentException e) {
                addError("Unable to read the settings file '%s': %s", file, e.getMessage());
            }
        }
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
