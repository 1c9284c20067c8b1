package com.example.consumer.domain;

public record Seat(int row, int number) {}
