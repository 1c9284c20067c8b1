package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Layer;
import dev.heddle.architecture.Rule;
import dev.heddle.architecture.model.AnnotationUse;
import dev.heddle.architecture.model.Architecture;
import dev.heddle.architecture.model.Call;
import dev.heddle.architecture.model.CodeClass;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Where transactions begin. What implements the inside's own port for transactions is left alone: it is how they begin. */
final class TransactionsOnlyInUseCases implements Check {

    private static final Rule RULE = Rule.of("transactions-only-in-use-cases",
            "Transactions are opened by use cases alone",
            "only the use case knows what has to happen together; a repository that commits splits it, a route that does holds a connection too long",
            "Open the transaction in the use case (a port such as Transactions, or @Transactional there), and let repositories join it");

    private static final Types ANNOTATIONS = Types.of("org.springframework.transaction.annotation.Transactional",
            "jakarta.transaction.Transactional", "javax.transaction.Transactional", "jakarta.ejb.TransactionAttribute",
            "javax.ejb.TransactionAttribute", "io.micronaut.transaction.annotation.Transactional",
            "io.quarkus.hibernate.reactive.panache.common.WithTransaction",
            "org.jdbi.v3.sqlobject.transaction.Transaction");

    /** How an annotation says that it joins what there is, or wants none. */
    private static final Set<String> JOINING = Set.of("MANDATORY", "SUPPORTS", "NEVER", "NOT_SUPPORTED");

    private static final Calls CALLS = Calls.of("java.sql.Connection.setAutoCommit",
            "jakarta.persistence.EntityTransaction.begin",
            "javax.persistence.EntityTransaction.begin", "jakarta.persistence.EntityManagerFactory.runInTransaction",
            "jakarta.persistence.EntityManagerFactory.callInTransaction", "org.hibernate.Session.beginTransaction",
            "org.hibernate.SessionFactory.inTransaction", "org.hibernate.SessionFactory.fromTransaction",
            "jakarta.transaction.UserTransaction.begin", "javax.transaction.UserTransaction.begin",
            "jakarta.transaction.TransactionManager.begin", "javax.transaction.TransactionManager.begin",
            "org.springframework.transaction.support.TransactionTemplate.execute",
            "org.springframework.transaction.support.TransactionTemplate.executeWithoutResult",
            "org.springframework.transaction.support.TransactionOperations.execute",
            "org.springframework.transaction.support.TransactionOperations.executeWithoutResult",
            "org.springframework.transaction.PlatformTransactionManager.getTransaction",
            "org.springframework.transaction.reactive.TransactionalOperator.execute",
            "org.springframework.transaction.reactive.TransactionalOperator.transactional",
            "io.quarkus.narayana.jta.QuarkusTransaction.*",
            "io.quarkus.hibernate.reactive.panache.Panache.withTransaction", "org.jdbi.v3.core.Jdbi.inTransaction",
            "org.jdbi.v3.core.Jdbi.useTransaction", "org.jdbi.v3.core.Handle.begin",
            "org.jdbi.v3.core.Handle.inTransaction", "org.jdbi.v3.core.Handle.useTransaction",
            "org.jooq.DSLContext.transaction", "org.jooq.DSLContext.transactionResult",
            "io.vertx.sqlclient.SqlConnection.begin", "io.vertx.sqlclient.Pool.withTransaction",
            "org.jetbrains.exposed.sql.transactions.ThreadLocalTransactionManagerKt.transaction",
            "org.jetbrains.exposed.sql.transactions.ThreadLocalTransactionManagerKt.transaction$default",
            "org.jetbrains.exposed.sql.transactions.experimental.SuspendedKt.newSuspendedTransaction",
            "org.jetbrains.exposed.sql.transactions.experimental.SuspendedKt.newSuspendedTransaction$default",
            "dev.heddle.usecase.Transactions.inTransaction", "dev.heddle.usecase.Transactions.useTransaction");

    private static final Pattern PORT = Pattern.compile(".*(Transaction|UnitOfWork).*");

    private static final String HEDDLE = "dev.heddle.usecase.Transactions";

    private static final String SENTENCE = "only a use case opens a transaction";

    @Override
    public Rule rule() {
        return RULE;
    }

    @Override
    public void run(Architecture architecture, Findings findings) {
        Set<String> openers = openers(architecture);
        for (CodeClass type : architecture.classes()) {
            if (architecture.layerOf(type).filter(l -> l != Layer.USE_CASE).isPresent()
                    && !openers.contains(type.topLevelName())) {
                check(type, architecture, findings);
            }
        }
    }

    private static void check(CodeClass type, Architecture architecture, Findings findings) {
        for (AnnotationUse use : type.annotations()) {
            if (opens(use, type, architecture)) {
                findings.add(type, Annotations.dependency(type, use), SENTENCE);
            }
        }
        for (Call call : type.calls()) {
            if (CALLS.has(call)) {
                findings.add(type, call, SENTENCE);
            }
        }
    }

    /** An annotation of the project counts as the one that it carries. */
    private static boolean opens(AnnotationUse use, CodeClass from, Architecture architecture) {
        return opens(use) || architecture.find(use.type(), from)
                .filter(own -> own.annotations().stream().anyMatch(TransactionsOnlyInUseCases::opens)).isPresent();
    }

    private static boolean opens(AnnotationUse use) {
        return ANNOTATIONS.has(use.type()) && use.values().values().stream().noneMatch(JOINING::contains);
    }

    /** Those that implement the port, and the classes of their package that they hide. */
    private static Set<String> openers(Architecture architecture) {
        Ports ports = Ports.of(architecture);
        Set<String> openers = new HashSet<>();
        for (CodeClass type : architecture.classes()) {
            if (type.interfaces().contains(HEDDLE)
                    || ports.of(type).stream().anyMatch(port -> isForTransactions(port, architecture))) {
                openers.add(type.topLevelName());
                type.dependencies().stream().flatMap(d -> architecture.find(d.target(), type).stream())
                        .filter(helper -> !helper.isPublic() && helper.packageName().equals(type.packageName()))
                        .map(CodeClass::topLevelName).forEach(openers::add);
            }
        }
        return openers;
    }

    /** A port called so that takes work to do; {@code TransactionRepository} of a bank takes values. */
    private static boolean isForTransactions(CodeClass port, Architecture architecture) {
        return PORT.matcher(port.simpleName()).matches() && port.members().stream()
                .flatMap(member -> member.parameters().stream()).anyMatch(p -> isWork(p, port, architecture));
    }

    private static boolean isWork(String parameter, CodeClass port, Architecture architecture) {
        return List.of("java.lang.Runnable", "java.util.concurrent.Callable").contains(parameter)
                || parameter.startsWith("java.util.function.") || parameter.startsWith("kotlin.jvm.functions.")
                || architecture.find(parameter, port).filter(p -> p.kind() == CodeClass.Kind.INTERFACE).isPresent();
    }
}
