package com.example.consumer;

import dev.heddle.domain.Conflict;
import dev.heddle.usecase.IdGenerator;
import dev.heddle.usecase.UseCase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

final class ReserveSeat implements UseCase<Integer, UUID> {

    private final Map<Integer, UUID> reservations = new ConcurrentHashMap<>();
    private final IdGenerator ids;

    ReserveSeat(IdGenerator ids) {
        this.ids = ids;
    }

    @Override
    public UUID execute(Integer seat) {
        UUID reservation = ids.next();
        if (reservations.putIfAbsent(seat, reservation) != null) {
            throw new Conflict("seat-taken", "Seat " + seat + " is taken");
        }
        return reservation;
    }
}
