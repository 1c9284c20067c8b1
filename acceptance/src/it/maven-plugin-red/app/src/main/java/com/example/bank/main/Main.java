package com.example.bank.main;

import com.example.bank.repository.AccountTable;

/** Uses a module that only comes through another. */
public final class Main {

    private Main() {}

    static String table() {
        return AccountTable.class.getName();
    }
}
