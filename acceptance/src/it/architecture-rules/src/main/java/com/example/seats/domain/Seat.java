package com.example.seats.domain;

public record Seat(int row, int number) {}
