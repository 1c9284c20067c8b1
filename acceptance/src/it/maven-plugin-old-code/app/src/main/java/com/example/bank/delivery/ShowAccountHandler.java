package com.example.bank.delivery;

import com.example.bank.usecase.ShowAccount;

/** Answers with a line. */
public final class ShowAccountHandler {

    private final ShowAccount show;

    public ShowAccountHandler(ShowAccount show) {
        this.show = show;
    }

    public String handle(String owner) {
        return "has " + show.run(owner).cents();
    }
}
