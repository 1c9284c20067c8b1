package dev.heddle.architecture.internal.rule;

import static java.util.stream.Collectors.toCollection;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.CodeClass;
import dev.heddle.architecture.model.Names;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the inside declares for the outside to implement. */
final class PortsAreInterfacesNamedByNeed implements Check {

    private static final Rule RULE = Rule.of("ports-are-interfaces-named-by-need",
            "A port is an interface, and its name says what the inside needs, not how it is done",
            "a port called after a technology is bent to it, and an abstract class brings code along that every fake must live with",
            "Make it an interface and name it by the need (UserRepository, Payments); the technology goes into the adapter's name (JdbiUserRepository)");

    /** Whole words within a name; words that a domain may mean otherwise (Rest, Oracle, Spring) are left out. */
    private static final Pattern TECHNOLOGY = Pattern.compile(
            "(Jdbc|Jdbi|Jpa|Jooq|Hibernate|My[Bb]atis|(My|No)?S[Qq][Ll]|Postgres(ql|Sql|QL|SQL)?|Mongo(db|Db|DB)?|Dynamo(db|Db|DB)|Cassandra|Redis|Elasticsearch"
                    + "|Kafka|RabbitM[Qq]|Jms|JMS|Amqp|AMQP|Mqtt|MQTT|S3|Sqs|SQS|Sns|SNS|Http|HTTP|Grpc|GRPC|GraphQ[Ll]|Graphql|Smtp|SMTP|Sftp|SFTP|Json|JSON|Xml|XML|Impl)"
                    + "(?![a-z])");

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Ports ports = Ports.of(architecture);
        architecture.in(Layer.REPOSITORY).flatMap(adapter -> ports.of(adapter).stream())
                .collect(toCollection(() -> new TreeSet<>(Comparator.comparing(CodeClass::name))))
                .forEach(port -> check(port, findings));
    }

    private static void check(CodeClass port, Findings findings) {
        if (port.kind() != CodeClass.Kind.INTERFACE) {
            findings.add(port, "", 0,
                    port.simpleName() + " is implemented in the repository layer, so it is a port: make "
                            + "it an interface");
        }
        technology(port).ifPresent(word -> findings.add(port, "", 0,
                port.simpleName() + " is a port, and \"" + word + "\" in its name says how: name it by the need"));
    }

    private static Optional<String> technology(CodeClass port) {
        String name = Names.simple(port.name());
        return TECHNOLOGY.matcher(name.substring(name.lastIndexOf('$') + 1)).results().map(r -> r.group(1)).findFirst();
    }
}
