package com.example.consumer;

import dev.heddle.repository.Database;

final class SeatRepository {

    private final Database database;

    SeatRepository(Database database) {
        this.database = database;
    }

    void add(int number) {
        database.useHandle(handle -> handle.execute("INSERT INTO seats VALUES (?)", number));
    }

    int count() {
        return database.withHandle(handle -> handle.createQuery("SELECT count(*) FROM seats").mapTo(int.class).one());
    }
}
