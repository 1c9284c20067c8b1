package com.example.seats;

import dev.heddle.architecture.ArchitectureRules;
import dev.heddle.architecture.ArchitectureTests;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @Test
    void the_architecture_holds() {
        ArchitectureRules.check(ArchitectureTest.class);
    }

    @TestFactory
    Stream<DynamicTest> each_rule() {
        return ArchitectureTests.of(ArchitectureTest.class);
    }
}
