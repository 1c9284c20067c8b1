package com.example.seats.usecase;

import com.example.seats.domain.Seat;

public final class ReserveSeat {

    public Seat run(int row, int number) {
        return new Seat(row, number);
    }
}
