CREATE TABLE users (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL,
    email      text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX users_by_email ON users (lower(email));

CREATE TABLE accounts (
    id       uuid   PRIMARY KEY,
    user_id  uuid   NOT NULL REFERENCES users,
    currency text   NOT NULL CONSTRAINT currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
    balance  bigint NOT NULL CONSTRAINT balance_is_not_negative CHECK (balance >= 0)
);

CREATE INDEX accounts_by_user ON accounts (user_id);

CREATE TABLE transactions (
    id           uuid        PRIMARY KEY,
    from_account uuid        REFERENCES accounts,
    to_account   uuid        NOT NULL REFERENCES accounts,
    amount       bigint      NOT NULL CONSTRAINT amount_is_positive CHECK (amount > 0),
    currency     text        NOT NULL,
    created_at   timestamptz NOT NULL,
    CONSTRAINT accounts_differ CHECK (from_account <> to_account)
);

-- One account's transactions, newest first, are read by two index scans that are merged: those that left and those that came.
CREATE INDEX transactions_by_from ON transactions (from_account, id) WHERE from_account IS NOT NULL;
CREATE INDEX transactions_by_to ON transactions (to_account, id);

-- The claim is stored before the transaction that it names, in the same database transaction.
CREATE TABLE idempotency_keys (
    key            text PRIMARY KEY,
    request        text NOT NULL,
    transaction_id uuid NOT NULL REFERENCES transactions DEFERRABLE INITIALLY DEFERRED
);
