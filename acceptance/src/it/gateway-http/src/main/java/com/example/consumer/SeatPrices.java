package com.example.consumer;

import dev.heddle.gateway.http.GatewayClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

final class SeatPrices {

    private final GatewayClient prices;

    SeatPrices(GatewayClient prices) {
        this.prices = prices;
    }

    int of(String seat) {
        HttpRequest request = HttpRequest.newBuilder(prices.uri("/seats/" + seat)).build();
        HttpResponse<String> answer = prices.send(request, BodyHandlers.ofString());
        return Integer.parseInt(answer.body());
    }
}
