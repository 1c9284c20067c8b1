package com.example.consumer;

import java.util.concurrent.LinkedBlockingQueue;

/** Counts the ticks that others send, on a thread of its own. */
public final class Ticker implements AutoCloseable {

    private final LinkedBlockingQueue<Integer> ticks = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("ticker").start(this::count);

    private volatile int sum;

    private void count() {
        try {
            while (true) {
                sum += ticks.take();
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    public void tick() {
        ticks.add(1);
    }

    public int sum() {
        return sum;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
