package dev.heddle.architecture.internal.rule;

import dev.heddle.architecture.Rule;
import java.util.List;

/** All rules, in the order of the reports. */
public final class Checks {

    private static final List<Check> ALL = List.of(new LayersPointInward(), new ModulesPointInward(),
            new TestsPointInward(), new UsedModulesAreDeclared(), new UsedLibrariesAreDeclared(),
            new DomainDependsOnAllowedOnly(), UseCases.frameworks(), UseCases.sql(), UseCases.http(),
            UseCases.injection(), new DeliveryAndRepositoryAreApart(), new DeliveryCallsUseCases(),
            new AdaptersOnlyBehindPorts(), new PortsAreInterfacesNamedByNeed(),
            new PersistenceAndWireTypesStayOutside(), new FeaturesHaveNoCycles(),
            new FeaturesReachOnlyWhatIsPublished(), new TransactionsOnlyInUseCases(), Door.time(), Door.randomness(),
            Door.ids(), new ConcurrencyHasOneOwner(), new NoFieldInjection(), OnlyMainExits.check(),
            DomainDoesNotLog.check());

    private Checks() {}

    public static List<Check> all() {
        return ALL;
    }

    /** Returns what the rules say, in the order of the reports. */
    public static List<Rule> rules() {
        return ALL.stream().map(Check::rule).toList();
    }
}
