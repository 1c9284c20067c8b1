package com.example.bank.main;

import com.example.bank.delivery.ShowAccountHandler;
import com.example.bank.repository.MemoryAccounts;
import com.example.bank.usecase.ShowAccount;

/** Wires it all. */
public final class Main {

    private Main() {}

    public static void main(String... owners) {
        ShowAccountHandler handler = new ShowAccountHandler(new ShowAccount(new MemoryAccounts()));
        handler.handle(owners[0]);
    }
}
