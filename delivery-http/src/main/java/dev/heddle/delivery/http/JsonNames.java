package dev.heddle.delivery.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

/** Names what breaks a constraint as the JSON names it. Thread-safe. */
final class JsonNames implements PropertyNodeNameProvider {

    private final Map<Class<?>, Map<String, String>> names = new ConcurrentHashMap<>();

    @Override
    public String getName(Property property) {
        if (!(property instanceof JavaBeanProperty member)) {
            return property.getName();
        }
        return names.computeIfAbsent(member.getDeclaringClass(), Json::names)
                .getOrDefault(property.getName(), property.getName());
    }
}
