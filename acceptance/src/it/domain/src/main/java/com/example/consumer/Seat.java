package com.example.consumer;

import dev.heddle.domain.Violations;

record Seat(int row, int number) {

    Seat {
        new Violations()
                .check(row > 0, "row", "must be positive, actual: " + row)
                .check(number > 0, "number", "must be positive, actual: " + number)
                .throwIfAny();
    }
}
