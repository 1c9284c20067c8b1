package com.example.consumer.usecase;

import com.example.consumer.domain.Seat;

public final class ReserveSeat {

    public Seat run(int row, int number) {
        return new Seat(row, number);
    }
}
